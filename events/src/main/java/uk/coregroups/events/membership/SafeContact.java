package uk.coregroups.events.membership;

import java.time.LocalTime;

/**
 * How a family member has said they may safely be reached. Without one nothing is sent to them.
 *
 * @param email whether e-mail is safe
 * @param text whether a text message is safe
 * @param mayKnowPlace whether a letter may carry the place of a meeting
 * @param from the earliest time of day at which anything may arrive
 * @param until the latest
 */
public record SafeContact(
    boolean email, boolean text, boolean mayKnowPlace, LocalTime from, LocalTime until) {}
