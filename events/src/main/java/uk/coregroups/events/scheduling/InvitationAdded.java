package uk.coregroups.events.scheduling;

import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MeetingId;

/**
 * One person is invited to a meeting of which others know already, or is asked again because
 * something has changed for them alone.
 */
public record InvitationAdded(CoreGroupId coreGroup, MeetingId meeting, Invited invited)
    implements SchedulingEvent {}
