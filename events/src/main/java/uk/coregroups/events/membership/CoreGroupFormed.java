package uk.coregroups.events.membership;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.TeamId;

/**
 * A core group exists, for these children; its members follow as {@link MemberJoined}.
 *
 * @param team the team that holds the case; null in facts told before teams were
 */
public record CoreGroupFormed(
    CoreGroupId coreGroup,
    String reference,
    @Nullable PersonId teamManager,
    LocalDate formedOn,
    List<ChildId> children,
    @Nullable TeamId team)
    implements MembershipEvent {}
