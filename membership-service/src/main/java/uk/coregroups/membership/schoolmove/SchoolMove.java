package uk.coregroups.membership.schoolmove;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.SchoolId;
import uk.coregroups.events.ids.SchoolMoveId;

/**
 * A child's move from one school to the next.
 *
 * @param year the summer after which the child moves
 * @param to the new school; null while it is not yet known
 * @param contact the member named to tell the new school
 * @param released whether a person has released the one letter to the new school's lead
 * @param confirmedOn the day from which the new school's lead is known to know
 */
public record SchoolMove(
    SchoolMoveId id,
    PartnershipId partnership,
    CoreGroupId coreGroup,
    ChildId child,
    String reference,
    Phase phase,
    int year,
    @Nullable SchoolId from,
    @Nullable SchoolId to,
    @Nullable PersonId contact,
    boolean released,
    @Nullable LocalDate confirmedOn) {

  /** Another new school: whatever the first one was told no longer counts. */
  SchoolMove goingTo(@Nullable SchoolId school) {
    return new SchoolMove(
        id,
        partnership,
        coreGroup,
        child,
        reference,
        phase,
        year,
        from,
        school,
        contact,
        false,
        null);
  }

  SchoolMove withContact(PersonId person) {
    return new SchoolMove(
        id,
        partnership,
        coreGroup,
        child,
        reference,
        phase,
        year,
        from,
        to,
        person,
        released,
        confirmedOn);
  }
}
