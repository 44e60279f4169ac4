package uk.coregroups.scheduling.answer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.events.notification.Answer;
import uk.coregroups.events.scheduling.Slot;
import uk.coregroups.scheduling.meeting.Invitation;
import uk.coregroups.scheduling.meeting.Meeting;
import uk.coregroups.scheduling.meeting.MeetingStore;
import uk.coregroups.scheduling.roster.RosterStore;

/**
 * One invitation, for the bearer of its link, for the member it is addressed to, and for the office
 * that was told on the telephone. The bearer of a link sees the time and nothing else.
 */
@RestController
class AnswerApi {

  private final RecordReply recordReply;
  private final MeetingStore meetings;
  private final RosterStore roster;
  private final Clock clock;

  AnswerApi(RecordReply recordReply, MeetingStore meetings, RosterStore roster, Clock clock) {
    this.recordReply = recordReply;
    this.meetings = meetings;
    this.roster = roster;
    this.clock = clock;
  }

  @GetMapping("/invitations/{id}")
  @Allowed({Role.ANSWER, Role.MEMBER})
  Outcome<Asked> asked(@PathVariable InvitationId id, Caller caller) {
    return sight(id, caller)
        .call(() ->
            mine(id, caller)
                .map(Outcome::done)
                .orElse(Outcome.unknown("This link is not in use.")));
  }

  @PostMapping("/invitations/{id}/reply")
  @Allowed({Role.ANSWER, Role.MEMBER, Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<RecordReply.Counts> reply(
      @PathVariable InvitationId id, @Valid @RequestBody Replied replied, Caller caller) {
    return sight(id, caller).call(() -> record(id, replied, caller));
  }

  private Outcome<RecordReply.Counts> record(InvitationId id, Replied replied, Caller caller) {
    var asked = mine(id, caller);
    if (asked.isEmpty()) {
      return Outcome.unknown("This link is not in use.");
    }
    if (asked.get().left) {
      return Outcome.refused("answer", "is no longer needed");
    }
    boolean report = Boolean.TRUE.equals(replied.sendsReport) && replied.answer == Answer.DECLINED;
    return recordReply.record(
        new RecordReply.Given(
            standing(id),
            replied.answer,
            report,
            asked.get().sequence,
            clock.instant(),
            via(caller),
            null,
            replied.shown),
        LocalDate.now(clock),
        clock.instant());
  }

  /** A link does not say whose it is: that much is asked of the whole house. */
  private Sight sight(InvitationId id, Caller caller) {
    return caller.is(Role.ANSWER)
        ? Sight.of(
            Sight.HOUSE.call(() -> meetings.of(id)).map(Meeting::partnership).stream().toList())
        : caller.sight();
  }

  private static Via via(Caller caller) {
    if (caller.is(Role.ANSWER)) {
      return Via.LINK;
    }
    return caller.is(Role.MEMBER) ? Via.SIGNED_IN : Via.OFFICE;
  }

  private Optional<Asked> mine(InvitationId id, Caller caller) {
    return meetings.of(id).flatMap(meeting -> mine(id, meeting, caller));
  }

  /** The invitation a link leads to now: another may count instead of the one it was made for. */
  private InvitationId standing(InvitationId id) {
    return meetings.twin(id).map(MeetingStore.Twin::stands).orElse(id);
  }

  private Optional<Asked> mine(InvitationId id, Meeting meeting, Caller caller) {
    var standing = standing(id);
    return meetings.invitations(meeting.id()).stream()
        .filter(one -> one.id().equals(standing))
        .filter(one -> mayAnswer(id, one, meeting, caller))
        .map(one -> Asked.of(meeting, one, hasLeft(one, meeting)))
        .findFirst();
  }

  private boolean mayAnswer(InvitationId id, Invitation one, Meeting meeting, Caller caller) {
    if (caller.is(Role.ANSWER)) {
      return caller.id().equals(id.toString());
    }
    return caller.is(Role.MEMBER)
        ? caller.people().contains(one.person()) && !one.withdrawn() && !hasLeft(one, meeting)
        : meeting.partnership().equals(caller.partnership());
  }

  /** Whether this person has left the group, whatever became of the meeting. */
  private boolean hasLeft(Invitation one, Meeting meeting) {
    var today = LocalDate.now(clock);
    return roster.seats(meeting.coreGroup()).stream()
        .filter(seat -> seat.person().equals(one.person()))
        .noneMatch(seat -> seat.until() == null || seat.until().isAfter(today));
  }

  /**
   * What the person is asked.
   *
   * @param standing OPEN, NOT_NEEDED (cancelled or withdrawn, or they have left) or OVER (held)
   * @param slot when; null once it is not needed
   * @param answer what they have said; null if nothing
   */
  record Asked(
      String reference,
      String standing,
      @Nullable Slot slot,
      @Nullable Answer answer,
      boolean sendsReport,
      int sequence,
      @JsonIgnore boolean left) {

    static Asked of(Meeting meeting, Invitation one, boolean left) {
      var standing =
          switch (meeting.state()) {
            case BOOKED -> one.withdrawn() || left ? "NOT_NEEDED" : "OPEN";
            case CANCELLED -> "NOT_NEEDED";
            case HELD -> "OVER";
          };
      boolean open = standing.equals("OPEN");
      return new Asked(
          meeting.reference(),
          standing,
          open ? one.in(meeting.slot()) : null,
          open ? answer(one) : null,
          one.reply() instanceof Invitation.Reply.Declined declined && declined.sendsReport(),
          one.sequence(),
          left);
    }

    private static @Nullable Answer answer(Invitation one) {
      return switch (one.reply()) {
        case Invitation.Reply.Awaited _ -> null;
        case Invitation.Reply.Accepted _ -> Answer.ACCEPTED;
        case Invitation.Reply.Tentative _ -> Answer.TENTATIVE;
        case Invitation.Reply.Declined _ -> Answer.DECLINED;
      };
    }
  }

  /**
   * What they say.
   *
   * @param shown the time they saw as they said it: another does not count as answered
   */
  record Replied(
      @NotNull(message = "must say ACCEPTED, TENTATIVE or DECLINED") Answer answer,
      @Nullable Boolean sendsReport,
      @Nullable Slot shown) {}
}
