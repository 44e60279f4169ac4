package uk.coregroups.events.membership;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PersonId;

/** A core group exists, for these children; its members follow as {@link MemberJoined}. */
public record CoreGroupFormed(
    CoreGroupId coreGroup,
    String reference,
    @Nullable PersonId teamManager,
    LocalDate formedOn,
    List<ChildId> children)
    implements MembershipEvent {}
