package uk.coregroups.events.scheduling;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;
import uk.coregroups.events.Fact;
import uk.coregroups.events.ids.CoreGroupId;

/** What scheduling decides and notification must put into letters. */
public sealed interface SchedulingEvent extends Fact
    permits MeetingBooked,
        MeetingMoved,
        MeetingCancelled,
        InvitationAdded,
        InvitationWithdrawn,
        InvitationAskedAgain,
        InvitationMerged,
        RungReached {

  CoreGroupId coreGroup();

  @Override
  @JsonIgnore
  default UUID stream() {
    return coreGroup().value();
  }
}
