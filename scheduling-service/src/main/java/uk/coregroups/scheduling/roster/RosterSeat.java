package uk.coregroups.scheduling.roster;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.PersonKind;

/**
 * One person's place in a group.
 *
 * @param until the first day on which they are no longer a member, if they have left or will
 */
public record RosterSeat(
    MemberId member,
    CoreGroupId coreGroup,
    PersonId person,
    PersonKind kind,
    String role,
    LocalDate from,
    @Nullable LocalDate until) {

  /** The role of the worker who holds the case. */
  public static final String LEAD_SOCIAL_WORKER = "LEAD_SOCIAL_WORKER";

  /** The same seat with a deputy in it, who is no member. */
  public RosterSeat heldBy(PersonId deputy) {
    return new RosterSeat(member, coreGroup, deputy, PersonKind.PROFESSIONAL, role, from, until);
  }

  public boolean isMemberOn(LocalDate day) {
    return !from.isAfter(day) && (until == null || until.isAfter(day));
  }
}
