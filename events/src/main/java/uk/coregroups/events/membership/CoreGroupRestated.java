package uk.coregroups.events.membership;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PersonId;

/**
 * The whole of a core group as it stands today, for a reader that is new or has lost the thread.
 *
 * <p>It counts from its own number: what an earlier gap held back is thrown away.
 */
public record CoreGroupRestated(
    CoreGroupId coreGroup,
    String reference,
    @Nullable PersonId teamManager,
    LocalDate formedOn,
    List<ChildId> children,
    List<Seat> members)
    implements MembershipEvent {

  @Override
  public boolean restates() {
    return true;
  }
}
