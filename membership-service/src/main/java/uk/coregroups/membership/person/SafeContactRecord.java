package uk.coregroups.membership.person;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * What a family member has said about being reached. Null is what nobody has asked them yet.
 *
 * @param email whether e-mail is safe
 * @param text whether a text message is safe
 * @param voicemail whether a message may be left on the telephone
 * @param councilNamed whether a caller, or anything that arrives, may name the council
 * @param mayKnowPlace whether a letter may carry the place of a meeting
 * @param from the earliest time of day at which anything may arrive
 * @param until the latest
 * @param verifiedOn the day on which the person was last asked
 * @param sharedDevice whether others use the device or the calendar on which letters arrive
 * @param confirmEachUse whether they must be asked before each letter
 * @param language what they speak, so that an interpreter can be found
 * @param readsEnglish whether they can read a letter in English
 */
public record SafeContactRecord(
    boolean email,
    boolean text,
    boolean voicemail,
    boolean councilNamed,
    boolean mayKnowPlace,
    LocalTime from,
    LocalTime until,
    LocalDate verifiedOn,
    @Nullable Boolean sharedDevice,
    @Nullable Boolean confirmEachUse,
    @Nullable Language language,
    @Nullable Boolean readsEnglish) {

  /**
   * How long an answer is gone by. Nobody's rule, but our proposal: review conferences are six
   * months apart at most, so that everybody is asked again between any two.
   */
  private static final Period GOOD_FOR = Period.ofMonths(6);

  /** The day from which they must be asked again before anything is sent. */
  @JsonProperty("askAgainFrom")
  public LocalDate askAgainFrom() {
    return verifiedOn.plus(GOOD_FOR);
  }
}
