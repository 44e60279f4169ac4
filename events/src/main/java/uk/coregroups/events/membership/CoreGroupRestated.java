package uk.coregroups.events.membership;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.TeamId;

/**
 * The whole of a core group as it stands today, for a reader that is new or has lost the thread.
 *
 * <p>It counts from its own number: what an earlier gap held back is thrown away.
 *
 * @param children those whose plan is running; whose plan has ended follows as {@link PlanEnded}
 * @param team the team that holds the case; null in facts told before teams were
 */
public record CoreGroupRestated(
    CoreGroupId coreGroup,
    String reference,
    @Nullable PersonId teamManager,
    LocalDate formedOn,
    List<ChildId> children,
    List<Seat> members,
    @Nullable TeamId team)
    implements MembershipEvent {

  @Override
  public boolean restates() {
    return true;
  }
}
