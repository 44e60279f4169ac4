package uk.coregroups.events.scheduling;

import java.util.List;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MeetingId;

/** A meeting will take place; these people are invited. */
public record MeetingBooked(
    CoreGroupId coreGroup,
    MeetingId meeting,
    String reference,
    Slot slot,
    String venue,
    List<Invited> invited)
    implements SchedulingEvent {}
