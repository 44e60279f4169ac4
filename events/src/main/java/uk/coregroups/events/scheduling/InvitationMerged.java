package uk.coregroups.events.scheduling;

import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.events.ids.MeetingId;

/**
 * One person had two invitations to a meeting; one of them stands for both from now on. Nobody is
 * written to because of it.
 *
 * @param gone the one that no longer counts
 * @param stands the one that does
 */
public record InvitationMerged(
    CoreGroupId coreGroup, MeetingId meeting, InvitationId gone, InvitationId stands)
    implements SchedulingEvent {}
