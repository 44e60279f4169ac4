package uk.coregroups.membership.coregroup;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PersonId;

/**
 * One person's membership, from a day until a day.
 *
 * @param until the first day on which they are no longer a member, if that is known
 */
public record Member(
    MemberId id,
    CoreGroupId coreGroup,
    PersonId person,
    String role,
    LocalDate from,
    @Nullable LocalDate until) {

  public boolean isOn(LocalDate day) {
    return !from.isAfter(day) && (until == null || until.isAfter(day));
  }
}
