package uk.coregroups.events.scheduling;

import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MeetingId;

/** A person answered an older time of the meeting and is asked again about the present one. */
public record InvitationAskedAgain(CoreGroupId coreGroup, MeetingId meeting, Invited invited)
    implements SchedulingEvent {}
