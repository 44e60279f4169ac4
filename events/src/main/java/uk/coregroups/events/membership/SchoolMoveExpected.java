package uk.coregroups.events.membership;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.SchoolMoveId;

/**
 * A child will change school, with what is known of it today; told again whenever that changes.
 *
 * @param reference what letters call the move, such as {@code T-4K7P}
 * @param offerOn the day on which the new school becomes known, if the move has such a day
 * @param currentLead the present school's Designated Safeguarding Lead
 * @param contact the member named to tell the new school
 * @param newSchoolKnown whether the new school has been recorded
 * @param currentLastDay the present school's last day of the summer term
 * @param newLastDay the new school's last day of the summer term
 * @param newTermStarts the new school's first day of the autumn term
 * @param kind when the child moves; null in a fact of before this was told, which is of a summer
 * @param joinsOn the first day at the new school, of a move during the year
 */
public record SchoolMoveExpected(
    CoreGroupId coreGroup,
    SchoolMoveId move,
    ChildId child,
    String reference,
    @Nullable LocalDate offerOn,
    @Nullable PersonId currentLead,
    @Nullable PersonId contact,
    boolean newSchoolKnown,
    @Nullable LocalDate currentLastDay,
    @Nullable LocalDate newLastDay,
    @Nullable LocalDate newTermStarts,
    @Nullable SchoolMoveKind kind,
    @Nullable LocalDate joinsOn)
    implements MembershipEvent {}
