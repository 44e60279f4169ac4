package uk.coregroups.membership.person;

import java.time.LocalDate;
import java.time.LocalTime;

/**
 * What a family member has said about being reached.
 *
 * @param email whether e-mail is safe
 * @param text whether a text message is safe
 * @param voicemail whether a message may be left on the telephone
 * @param councilNamed whether a caller may say that they are from the council
 * @param mayKnowPlace whether a letter may carry the place of a meeting
 * @param from the earliest time of day at which anything may arrive
 * @param until the latest
 * @param verifiedOn the day on which the person was last asked
 */
public record SafeContactRecord(
    boolean email,
    boolean text,
    boolean voicemail,
    boolean councilNamed,
    boolean mayKnowPlace,
    LocalTime from,
    LocalTime until,
    LocalDate verifiedOn) {}
