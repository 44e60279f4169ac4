package uk.coregroups.scheduling.answer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.carrier.Outbox;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.events.notification.Answer;
import uk.coregroups.events.scheduling.InvitationAskedAgain;
import uk.coregroups.events.scheduling.Slot;
import uk.coregroups.scheduling.meeting.Invitation;
import uk.coregroups.scheduling.meeting.Meeting;
import uk.coregroups.scheduling.meeting.MeetingStore;
import uk.coregroups.scheduling.obligation.Kind;
import uk.coregroups.scheduling.obligation.Obligation.Settled;
import uk.coregroups.scheduling.obligation.Obligations;

/**
 * Records an answer, and puts on the invitation the one that counts: not always the one just given.
 *
 * <p>An answer to an older time of the meeting is kept but does not count; whoever gave it by mail
 * and has not answered the present time is asked again.
 */
@Service
public class RecordReply {

  /** Before any SEQUENCE. */
  private static final int EARLIER = -1;

  /** A mailbox is read within this time. */
  private static final Duration JUST_NOW = Duration.ofMinutes(2);

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

  /** Records an answer; says which one counts now. */
  @Transactional
  public Outcome<Counts> record(Given given, LocalDate today, Instant now) {
    var found = meetings.of(given.invitation).flatMap(meeting -> meetings.lock(meeting.id()));
    if (found.isEmpty()) {
      return Outcome.unknown("This invitation is not known here.");
    }
    var meeting = found.get();
    var all = meetings.invitations(meeting.id());
    var twin = meetings.twin(given.invitation);
    var invitation = one(all, twin.map(MeetingStore.Twin::stands).orElse(given.invitation));
    var before = replies.toPresentTime(invitation);
    int answered = given.sequence(one(all, given.invitation), meeting.slot());
    var reply = given.asKept(answered, KeptReply.latest(before, now), now);
    if (!meeting.isBooked() || invitation.withdrawn()) {
      replies.keep(invitation.id(), reply, false, now);
      return Outcome.refused("answer", "is no longer needed");
    }
    if (twin.map(other -> other.sequence(answered)).orElse(answered) < invitation.timeSequence()) {
      replies.keep(invitation.id(), reply, false, now);
      askAgain(given, meeting, invitation);
      return Outcome.refused("answer", "is about an earlier time of this appointment");
    }
    return Outcome.done(count(invitation, before, reply, today, now));
  }

  private Counts count(
      Invitation invitation,
      List<KeptReply> before,
      KeptReply reply,
      LocalDate today,
      Instant now) {
    var known = new ArrayList<>(before);
    known.add(reply);
    var counts = KeptReply.counting(known).orElse(reply);
    replies.keep(invitation.id(), reply, counts.equals(reply), now);
    // What stands may have come by another way than an answer, as an absence does.
    if (!counts.equals(KeptReply.counting(before).orElse(null))) {
      meetings.answer(
          invitation.id(), counts.answer().name(), counts.receivedAt(), counts.sendsReport());
      obligations.settle(invitation.id().value(), EnumSet.of(Kind.REPLY), today, Settled.MET);
    }
    return new Counts(counts.answer(), counts.sendsReport());
  }

  /** Whoever looks at a page sees the present time there. */
  private void askAgain(Given given, Meeting meeting, Invitation invitation) {
    if (given.via == Via.CALENDAR && invitation.reply() instanceof Invitation.Reply.Awaited) {
      outbox.tell(
          meeting.partnership(),
          new InvitationAskedAgain(meeting.coreGroup(), meeting.id(), invitation.asInvited()));
    }
  }

  private static Invitation one(List<Invitation> all, InvitationId id) {
    return all.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  /** The answer that counts now. */
  public record Counts(Answer answer, boolean sendsReport) {}

  /**
   * An answer as it was given.
   *
   * @param sequence the SEQUENCE of the invitation that was answered
   * @param at when it was given, by a calendar's own stamp
   * @param receivedAt when it reached us, if it was on its way; null for just now
   * @param shown the time that was answered, if they saw it on a page of ours
   */
  public record Given(
      InvitationId invitation,
      Answer answer,
      boolean sendsReport,
      int sequence,
      Instant at,
      Via via,
      @Nullable Instant receivedAt,
      @Nullable Slot shown) {

    /** What was answered: no calendar has answered a SEQUENCE that it was not sent. */
    int sequence(Invitation answered, Slot meeting) {
      if (shown == null) {
        return Math.min(sequence, answered.sequence());
      }
      return shown.equals(answered.in(meeting)) ? answered.sequence() : EARLIER;
    }

    /**
     * What comes just now comes last, whatever the clocks say: also after one that was recorded
     * while a clock was ahead.
     */
    KeptReply asKept(int answered, Instant last, Instant now) {
      var reached = receivedAt == null || isBehindAClock(last, now) ? last : earlier(now);
      return new KeptReply(
          invitation, via, answer, sendsReport, answered, at, reached, Long.MAX_VALUE);
    }

    private boolean isBehindAClock(Instant last, Instant now) {
      return last.isAfter(now) && !earlier(now).isBefore(now.minus(JUST_NOW));
    }

    private Instant earlier(Instant now) {
      return receivedAt == null || receivedAt.isAfter(now) ? now : receivedAt;
    }
  }
}
