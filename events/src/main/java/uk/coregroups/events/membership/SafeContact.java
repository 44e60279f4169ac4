package uk.coregroups.events.membership;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * How a family member has said they may safely be reached. Without one nothing is sent to them.
 *
 * <p>What stands null was told before it was asked about: then the council is not named, no
 * calendar entry is sent, and the rest is as it was.
 *
 * @param email whether e-mail is safe
 * @param text whether a text message is safe
 * @param mayKnowPlace whether a letter may carry the place of a meeting
 * @param from the earliest time of day at which anything may arrive
 * @param until the latest
 * @param councilNamed whether what arrives may carry the council's name
 * @param sharedDevice whether others use the device or the calendar on which letters arrive
 * @param confirmEachUse whether somebody must ask the person before each letter
 * @param readsEnglish whether they can read a letter in English
 * @param askAgainFrom the day from which the record is too old to go by, and they must be asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SafeContact(
    boolean email,
    boolean text,
    boolean mayKnowPlace,
    LocalTime from,
    LocalTime until,
    @Nullable Boolean councilNamed,
    @Nullable Boolean sharedDevice,
    @Nullable Boolean confirmEachUse,
    @Nullable Boolean readsEnglish,
    @Nullable LocalDate askAgainFrom) {}
