package uk.coregroups.scheduling.answer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.carrier.Outbox;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.notification.Answer;
import uk.coregroups.events.scheduling.InvitationAskedAgain;
import uk.coregroups.events.scheduling.Slot;
import uk.coregroups.scheduling.answer.ReplyStore.Kept;
import uk.coregroups.scheduling.meeting.Invitation;
import uk.coregroups.scheduling.meeting.Meeting;
import uk.coregroups.scheduling.meeting.MeetingStore;
import uk.coregroups.scheduling.meeting.MeetingStore.Answered;
import uk.coregroups.scheduling.meeting.MeetingStore.Twin;
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
    return recordAll(List.of(given), today, now).getFirst();
  }

  /** Records answers in the order in which they came; says of each which one counts then. */
  @Transactional
  public List<Outcome<Counts>> recordAll(List<Given> given, LocalDate today, Instant now) {
    var known = known(given.stream().map(Given::invitation).distinct().toList());
    var outcomes = new ArrayList<Outcome<Counts>>();
    for (var one : given) {
      outcomes.add(record(one, known, given.size() - outcomes.size(), now));
    }
    replies.keep(known.kept, now);
    meetings.answer(List.copyOf(known.answered.values()));
    obligations.settle(
        known.answered.keySet().stream().map(InvitationId::value).toList(),
        EnumSet.of(Kind.REPLY),
        today,
        Settled.MET);
    outbox.tellAll(
        known.askedAgain.stream().map(AskedAgain::partnership).toList(),
        known.askedAgain.stream().map(AskedAgain::fact).toList());
    return outcomes;
  }

  private Known known(List<InvitationId> answered) {
    // First the lock: what is read before it may be changed before it is held.
    var meetingOf = meetings.lockOf(answered);
    var all = meetings.withTwins(answered);
    return new Known(
        meetingOf, all.invitations(), all.twins(), replies.toPresentTime(all.invitations()));
  }

  private Outcome<Counts> record(Given given, Known known, int left, Instant now) {
    var meeting = known.meetingOf.get(given.invitation);
    if (meeting == null) {
      return Outcome.unknown("This invitation is not known here.");
    }
    var twin = known.twins.get(given.invitation);
    var invitation = known.invitation(twin == null ? given.invitation : twin.stands());
    var before = known.before(invitation.id());
    int answered = given.sequence(known.invitation(given.invitation), meeting.slot());
    // Those of one batch are numbered in their order, behind all that have a number.
    var reply = given.asKept(answered, KeptReply.latest(before, now), Long.MAX_VALUE - left, now);
    if (!meeting.isBooked() || invitation.withdrawn()) {
      known.kept.add(new Kept(invitation.id(), reply, false));
      return Outcome.refused("answer", "is no longer needed");
    }
    int ofThisOne = twin == null ? answered : twin.sequence(answered);
    if (ofThisOne < invitation.timeSequence()) {
      known.kept.add(new Kept(invitation.id(), reply, false));
      // Whoever looks at a page sees the present time there.
      if (given.via == Via.CALENDAR && !known.isAnswered(invitation)) {
        known.askedAgain.add(AskedAgain.of(meeting, invitation));
      }
      return Outcome.refused("answer", "is about an earlier time of this appointment");
    }
    return Outcome.done(count(invitation.id(), reply, known));
  }

  private static Counts count(InvitationId invitation, KeptReply reply, Known known) {
    var replies = known.before(invitation);
    var counted = KeptReply.counting(replies).orElse(null);
    replies.add(reply);
    var counts = KeptReply.counting(replies).orElse(reply);
    known.kept.add(new Kept(invitation, reply, counts.equals(reply)));
    // What stands may have come by another way than an answer, as an absence does.
    if (!counts.equals(counted)) {
      known.answered.put(
          invitation,
          new Answered(
              invitation, counts.answer().name(), counts.receivedAt(), counts.sendsReport()));
    }
    return new Counts(counts.answer(), counts.sendsReport());
  }

  /** Somebody is to be told the present time. */
  private record AskedAgain(PartnershipId partnership, InvitationAskedAgain fact) {

    static AskedAgain of(Meeting meeting, Invitation invitation) {
      return new AskedAgain(
          meeting.partnership(),
          new InvitationAskedAgain(meeting.coreGroup(), meeting.id(), invitation.asInvited()));
    }
  }

  /** What is known of the invitations that were answered, and what becomes of them. */
  private record Known(
      Map<InvitationId, Meeting> meetingOf,
      Map<InvitationId, Invitation> invitations,
      Map<InvitationId, Twin> twins,
      Map<InvitationId, List<KeptReply>> before,
      List<Kept> kept,
      Map<InvitationId, Answered> answered,
      List<AskedAgain> askedAgain) {

    Known(
        Map<InvitationId, Meeting> meetingOf,
        Map<InvitationId, Invitation> invitations,
        Map<InvitationId, Twin> twins,
        Map<InvitationId, List<KeptReply>> before) {
      this(
          meetingOf,
          invitations,
          twins,
          before,
          new ArrayList<>(),
          new LinkedHashMap<>(),
          new ArrayList<>());
    }

    Invitation invitation(InvitationId id) {
      return Objects.requireNonNull(invitations.get(id));
    }

    List<KeptReply> before(InvitationId id) {
      return before.computeIfAbsent(id, none -> new ArrayList<>());
    }

    boolean isAnswered(Invitation invitation) {
      return answered.containsKey(invitation.id())
          || !(invitation.reply() instanceof Invitation.Reply.Awaited);
    }
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
    KeptReply asKept(int answered, Instant last, long number, Instant now) {
      var reached = receivedAt == null || isBehindAClock(last, now) ? last : earlier(now);
      return new KeptReply(invitation, via, answer, sendsReport, answered, at, reached, number);
    }

    private boolean isBehindAClock(Instant last, Instant now) {
      return last.isAfter(now) && !earlier(now).isBefore(now.minus(JUST_NOW));
    }

    private Instant earlier(Instant now) {
      return receivedAt == null || receivedAt.isAfter(now) ? now : receivedAt;
    }
  }
}
