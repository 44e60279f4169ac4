package uk.coregroups.events.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.InvitationId;

/**
 * A person's calendar has answered an invitation.
 *
 * @param sequence the SEQUENCE of the invitation that was answered
 * @param at when the answer was given, by the calendar's own DTSTAMP
 * @param receivedAt when it reached our mailbox, read or not; null in events of before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplyReceived(
    CoreGroupId coreGroup,
    InvitationId invitation,
    Answer answer,
    int sequence,
    Instant at,
    @Nullable Instant receivedAt)
    implements NotificationEvent {}
