package uk.coregroups.events.scheduling;

import java.util.List;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MeetingId;

/** A meeting has another time or place; every invitation has gone up in sequence. */
public record MeetingMoved(
    CoreGroupId coreGroup,
    MeetingId meeting,
    String reference,
    Slot slot,
    String venue,
    List<Invited> invited)
    implements SchedulingEvent {}
