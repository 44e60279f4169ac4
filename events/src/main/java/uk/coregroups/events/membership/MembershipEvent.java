package uk.coregroups.events.membership;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;
import uk.coregroups.events.Fact;
import uk.coregroups.events.ids.CoreGroupId;

/** What can be told about a core group: for scheduling's roster and notification's address book. */
public sealed interface MembershipEvent extends Fact
    permits CoreGroupFormed,
        CoreGroupRestated,
        ChildAdded,
        ChildExpected,
        ChildBorn,
        PlanEnded,
        CoreGroupClosed,
        CoreGroupPurged,
        CoreGroupRestricted,
        CoreGroupOpened,
        MemberJoined,
        MemberLeft,
        TeamManagerChanged,
        HistoryShared,
        PersonMerged,
        NeedsChanged,
        MemberAway,
        MemberBack,
        SchoolMoveExpected,
        SchoolMoveReleased,
        SchoolMoveConfirmed,
        SchoolMoveNoLongerApplies,
        SchoolMoveCalledOff {

  CoreGroupId coreGroup();

  @Override
  @JsonIgnore
  default UUID stream() {
    return coreGroup().value();
  }
}
