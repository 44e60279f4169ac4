package uk.coregroups.events.scheduling;

import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MeetingId;

/** One more person is invited to a meeting that others know of already. */
public record InvitationAdded(CoreGroupId coreGroup, MeetingId meeting, Invited invited)
    implements SchedulingEvent {}
