package uk.coregroups.scheduling.meeting;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.scheduling.Slot;
import uk.coregroups.scheduling.meeting.Invitation.Attendance;
import uk.coregroups.scheduling.roster.RosterStore;
import uk.coregroups.scheduling.task.Task;
import uk.coregroups.scheduling.task.TaskStore;

/** Meetings, over HTTP. */
@RestController
class MeetingApi {

  private final BookMeeting bookMeeting;
  private final MoveMeeting moveMeeting;
  private final CancelMeeting cancelMeeting;
  private final KeepMeeting keepMeeting;
  private final MeetingStore meetings;
  private final RosterStore roster;
  private final TaskStore tasks;
  private final Clock clock;

  MeetingApi(
      BookMeeting bookMeeting,
      MoveMeeting moveMeeting,
      CancelMeeting cancelMeeting,
      KeepMeeting keepMeeting,
      MeetingStore meetings,
      RosterStore roster,
      TaskStore tasks,
      Clock clock) {
    this.bookMeeting = bookMeeting;
    this.moveMeeting = moveMeeting;
    this.cancelMeeting = cancelMeeting;
    this.keepMeeting = keepMeeting;
    this.meetings = meetings;
    this.roster = roster;
    this.tasks = tasks;
    this.clock = clock;
  }

  @PostMapping("/core-groups/{group}/meetings")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Meeting> book(
      @PathVariable CoreGroupId group, @Valid @RequestBody Wanted wanted, Caller caller) {
    return bookMeeting.book(
        caller.partnership(),
        group,
        wanted.purpose == null ? Meeting.Purpose.CORE_GROUP : wanted.purpose,
        wanted.slot(),
        wanted.venue,
        LocalDate.now(clock));
  }

  @PostMapping("/meetings/{meeting}/move")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Meeting> move(
      @PathVariable MeetingId meeting, @Valid @RequestBody Wanted wanted, Caller caller) {
    return moveMeeting.move(
        caller.partnership(), meeting, wanted.slot(), wanted.venue, LocalDate.now(clock));
  }

  @PostMapping("/meetings/{meeting}/cancel")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Meeting> cancel(
      @PathVariable MeetingId meeting, @Valid @RequestBody Cancelled cancelled, Caller caller) {
    return cancelMeeting.cancel(caller.partnership(), meeting, cancelled.why, LocalDate.now(clock));
  }

  /** Keeps a closed group's meeting that is still booked. */
  @PostMapping("/meetings/{meeting}/keep")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Meeting> keep(@PathVariable MeetingId meeting, Caller caller) {
    return keepMeeting.keep(caller.partnership(), meeting, caller.id(), clock.instant());
  }

  @GetMapping("/meetings/{meeting}")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Seen> one(@PathVariable MeetingId meeting, Caller caller) {
    return meetings.known(meeting, caller.partnership()).then(found -> Outcome.done(seen(found)));
  }

  @GetMapping("/core-groups/{group}/meetings")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  List<Seen> all(@PathVariable CoreGroupId group, Caller caller) {
    return roster
        .group(group, caller.partnership())
        .map(known -> meetings.of(known.id()).stream().map(this::seen).toList())
        .orElse(List.of());
  }

  private Seen seen(Meeting meeting) {
    var members = new HashMap<MemberId, PersonId>();
    roster.seats(meeting.coreGroup()).forEach(seat -> members.put(seat.member(), seat.person()));
    return new Seen(
        meeting,
        meetings.invitations(meeting.id()).stream()
            .map(one -> Guest.of(meeting, one, members.get(one.member())))
            .toList(),
        tasks.isOpen(meeting.id().value(), Task.Kind.MEETING_AFTER_THE_END));
  }

  /**
   * A meeting as it is wanted.
   *
   * @param venue the id of an approved venue
   */
  record Wanted(
      @NotNull(message = "must be the day of the meeting") LocalDate date,
      @NotNull(message = "must be when the meeting starts") LocalTime start,
      @NotNull(message = "must be how long the meeting lasts") Integer minutes,
      @NotNull(message = "must be one of the approved venues") String venue,
      Meeting.@Nullable Purpose purpose) {

    Slot slot() {
      return new Slot(date, start, minutes);
    }
  }

  record Cancelled(@NotNull(message = "must say why, for the record") String why) {}

  /**
   * A meeting and everybody invited to it.
   *
   * @param undecided whether its group is closed and nobody has said yet whether it is kept
   */
  record Seen(Meeting meeting, List<Guest> invited, boolean undecided) {}

  /**
   * One person invited, as a page shows them.
   *
   * @param answer null while it is awaited
   * @param deputyFor the member in whose place they come; null if they are one
   * @param ownTime when they come, if not for the whole meeting
   */
  record Guest(
      String invitation,
      PersonId person,
      String kind,
      String role,
      boolean withdrawn,
      @Nullable String answer,
      boolean sendsReport,
      @Nullable Attendance attendance,
      boolean reportReceived,
      @Nullable PersonId deputyFor,
      @Nullable Slot ownTime) {

    static Guest of(Meeting meeting, Invitation one, @Nullable PersonId member) {
      return new Guest(
          one.id().toString(),
          one.person(),
          one.kind().name(),
          one.role(),
          one.withdrawn(),
          answer(one),
          one.reply() instanceof Invitation.Reply.Declined declined && declined.sendsReport(),
          one.attendance(),
          one.reportReceived(),
          one.person().equals(member) ? null : member,
          one.ownTime() == null ? null : one.in(meeting.slot()));
    }

    private static @Nullable String answer(Invitation one) {
      return switch (one.reply()) {
        case Invitation.Reply.Awaited _ -> null;
        case Invitation.Reply.Accepted _ -> "ACCEPTED";
        case Invitation.Reply.Tentative _ -> "TENTATIVE";
        case Invitation.Reply.Declined _ -> "DECLINED";
      };
    }
  }
}
