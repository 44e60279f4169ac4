package uk.coregroups.events.notification;

import java.time.Instant;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.InvitationId;

/**
 * A person's calendar has answered an invitation.
 *
 * @param sequence the SEQUENCE of the invitation that was answered
 * @param at when the answer was given, by the calendar's own DTSTAMP
 */
public record ReplyReceived(
    CoreGroupId coreGroup, InvitationId invitation, Answer answer, int sequence, Instant at)
    implements NotificationEvent {}
