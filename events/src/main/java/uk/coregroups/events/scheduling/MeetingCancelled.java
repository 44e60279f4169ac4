package uk.coregroups.events.scheduling;

import java.util.List;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MeetingId;

/** A meeting will not take place. */
public record MeetingCancelled(
    CoreGroupId coreGroup, MeetingId meeting, String reference, List<Invited> invited)
    implements SchedulingEvent {}
