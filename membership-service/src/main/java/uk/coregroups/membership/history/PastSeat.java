package uk.coregroups.membership.history;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.PersonKind;

/**
 * One person's seat, as the record has it.
 *
 * @param agency where they worked on the day that was asked about
 * @param role what the partnership calls their role
 * @param until the first day on which they are no longer a member, if that is known
 * @param historyOn the day on which it was recorded that they may see what was before they joined;
 *     null if they may not
 */
record PastSeat(
    MemberId member,
    PersonId person,
    String name,
    @Nullable String agency,
    PersonKind kind,
    String roleCode,
    String role,
    LocalDate from,
    @Nullable LocalDate until,
    @Nullable String why,
    @Nullable String handover,
    @Nullable LocalDate historyOn,
    @Nullable String historyBy) {

  boolean isOn(LocalDate day) {
    return !from.isAfter(day) && (until == null || until.isAfter(day));
  }

  /** Whether they left after the one day, and not after the other. */
  boolean endedBetween(LocalDate after, LocalDate day) {
    return until != null && until.isAfter(after) && !until.isAfter(day);
  }

  /** Whether somebody sat there for a day at least. */
  boolean wasTaken() {
    return until == null || until.isAfter(from);
  }
}
