package uk.coregroups.events.scheduling;

import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MeetingId;

/** One person is no longer invited; the meeting stands. */
public record InvitationWithdrawn(CoreGroupId coreGroup, MeetingId meeting, Invited invited)
    implements SchedulingEvent {}
