package uk.coregroups.scheduling.answer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.carrier.Outbox;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.events.notification.Answer;
import uk.coregroups.events.scheduling.InvitationAskedAgain;
import uk.coregroups.scheduling.meeting.Invitation.Reply;
import uk.coregroups.scheduling.meeting.MeetingStore;
import uk.coregroups.scheduling.obligation.Kind;
import uk.coregroups.scheduling.obligation.Obligation.Settled;
import uk.coregroups.scheduling.obligation.Obligations;

/**
 * Records an answer.
 *
 * <p>An answer to an older time of the meeting is kept but does not count, and the person is asked
 * again. Of two answers to the same time the later one counts, in whatever order they arrive.
 */
@Service
public class RecordReply {

  private final MeetingStore meetings;
  private final ReplyStore replies;
  private final Obligations obligations;
  private final Outbox outbox;

  RecordReply(MeetingStore meetings, ReplyStore replies, Obligations obligations, Outbox outbox) {
    this.meetings = meetings;
    this.replies = replies;
    this.obligations = obligations;
    this.outbox = outbox;
  }

  @Transactional
  public Outcome<Answer> record(Given asGiven, LocalDate today, Instant now) {
    var given = meetings.twin(asGiven.invitation).map(asGiven::to).orElse(asGiven);
    var found = meetings.of(given.invitation).flatMap(meeting -> meetings.lock(meeting.id()));
    if (found.isEmpty()) {
      return Outcome.unknown("This invitation is not known here.");
    }
    var meeting = found.get();
    var invitation =
        meetings.invitations(meeting.id()).stream()
            .filter(one -> one.id().equals(given.invitation))
            .findFirst()
            .orElseThrow();
    if (!meeting.isBooked() || invitation.withdrawn()) {
      replies.keep(given, false, now);
      return Outcome.refused("answer", "is no longer needed");
    }
    if (given.sequence < invitation.timeSequence()) {
      replies.keep(given, false, now);
      outbox.tell(
          meeting.partnership(),
          new InvitationAskedAgain(meeting.coreGroup(), meeting.id(), invitation.asInvited()));
      return Outcome.refused("answer", "is about an earlier time of this appointment");
    }
    if (isLaterThan(given.at, invitation.reply())) {
      replies.keep(given, false, now);
      return Outcome.done(given.answer);
    }
    replies.keep(given, true, now);
    meetings.answer(given.invitation, given.answer.name(), given.at, given.sendsReport);
    obligations.settle(given.invitation.value(), EnumSet.of(Kind.REPLY), today, Settled.MET);
    return Outcome.done(given.answer);
  }

  /** Whether what is on record was said after this. */
  private static boolean isLaterThan(Instant at, Reply onRecord) {
    return switch (onRecord) {
      case Reply.Awaited _ -> false;
      case Reply.Accepted(var then) -> then.isAfter(at);
      case Reply.Tentative(var then) -> then.isAfter(at);
      case Reply.Declined(var then, _) -> then.isAfter(at);
    };
  }

  /**
   * An answer as it was given.
   *
   * @param sequence the SEQUENCE of the invitation that was answered
   * @param via the door it came by, LINK, CALENDAR or OFFICE
   */
  public record Given(
      InvitationId invitation,
      Answer answer,
      boolean sendsReport,
      int sequence,
      Instant at,
      String via) {

    /** The same answer to the invitation that counts instead, if it was about the last time. */
    Given to(MeetingStore.Twin twin) {
      int answered = sequence >= twin.timeSequence() ? twin.since() : -1;
      return new Given(twin.stands(), answer, sendsReport, answered, at, via);
    }
  }
}
