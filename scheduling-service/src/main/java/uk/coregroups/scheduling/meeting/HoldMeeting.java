package uk.coregroups.scheduling.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Outcome.Wrong;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.scheduling.meeting.Invitation.Attendance;
import uk.coregroups.scheduling.obligation.Kind;
import uk.coregroups.scheduling.obligation.Obligation.Settled;
import uk.coregroups.scheduling.obligation.Obligation.Subject;
import uk.coregroups.scheduling.obligation.Obligations;
import uk.coregroups.scheduling.roster.RosterStore;
import uk.coregroups.scheduling.timetable.Rule;

/**
 * Records that a meeting was held: who came, who sent apologies or a report, who led and who wrote.
 *
 * <p>It settles the duty to meet on the day the meeting was <em>held</em>, and from that day starts
 * the next one (R05) and the minutes (R16), for professionals and family apart.
 */
@Service
class HoldMeeting {

  private final MeetingStore meetings;
  private final RosterStore roster;
  private final Invitations invitations;
  private final Obligations obligations;
  private final Clock clock;

  HoldMeeting(
      MeetingStore meetings,
      RosterStore roster,
      Invitations invitations,
      Obligations obligations,
      Clock clock) {
    this.meetings = meetings;
    this.roster = roster;
    this.invitations = invitations;
    this.obligations = obligations;
    this.clock = clock;
  }

  @Transactional
  public Outcome<Meeting> hold(
      PartnershipId partnership, MeetingId id, Held held, LocalDate today) {
    var found = meetings.lock(id).filter(one -> one.partnership().equals(partnership));
    if (found.isEmpty()) {
      return Outcome.unknown("This meeting is not known here.");
    }
    var meeting = found.get();
    var standing = invitations.standing(meeting);
    var wrongs = wrong(meeting, standing, held, today);
    if (!wrongs.isEmpty()) {
      return new Outcome.Refused<>(wrongs);
    }
    meetings.hold(id, held.chair, held.minuteTaker, clock.instant());
    for (var invitation : standing) {
      var one = held.of(invitation.person());
      meetings.attended(invitation.id(), one.how, one.report);
    }
    invitations.endReplies(standing, today, Settled.FELL_AWAY);
    invitations.endAttendance(meeting, meeting.slot().date(), Settled.MET);
    settleTheDutyToMeet(meeting);
    startTheMinutes(meeting, standing, today);
    startTheNext(meeting, today);
    return Outcome.done(meeting);
  }

  private void settleTheDutyToMeet(Meeting meeting) {
    obligations.settle(
        meeting.coreGroup().value(),
        EnumSet.of(Kind.HOLD_CORE_GROUP, Kind.BOOK_CORE_GROUP),
        meeting.slot().date(),
        Settled.MET);
  }

  private void startTheMinutes(Meeting meeting, List<Invitation> standing, LocalDate today) {
    open(meeting, Kind.SHARE_WITH_PROFESSIONALS, Rule.R16, meeting.id().value(), today);
    if (standing.stream().anyMatch(one -> one.kind() == PersonKind.FAMILY)) {
      open(meeting, Kind.SHARE_WITH_FAMILY, Rule.R16, meeting.id().value(), today);
    }
  }

  private void startTheNext(Meeting meeting, LocalDate today) {
    var group = meeting.coreGroup().value();
    open(meeting, Kind.HOLD_CORE_GROUP, Rule.R05, group, today);
    boolean booked = meetings.of(meeting.coreGroup()).stream().anyMatch(one -> one.isAhead(today));
    if (!booked) {
      open(meeting, Kind.BOOK_CORE_GROUP, Rule.R04B, group, today);
    }
  }

  private void open(Meeting meeting, Kind kind, Rule rule, java.util.UUID about, LocalDate today) {
    var reference =
        about.equals(meeting.id().value())
            ? meeting.reference()
            : roster.group(meeting.coreGroup()).orElseThrow().reference();
    var subject = new Subject(meeting.partnership(), meeting.coreGroup(), kind, about, reference);
    obligations.open(subject, rule, meeting.id().value(), meeting.slot().date(), today);
  }

  private static List<Wrong> wrong(
      Meeting meeting, List<Invitation> standing, Held held, LocalDate today) {
    var wrongs = new ArrayList<Wrong>();
    if (!meeting.isBooked()) {
      return List.of(new Wrong("meeting", "has been held or cancelled already"));
    }
    if (meeting.slot().date().isAfter(today)) {
      return List.of(new Wrong("meeting", "is still to come; move it if it was held earlier"));
    }
    var people =
        standing.stream()
            .collect(Collectors.toMap(Invitation::person, Function.identity(), (a, b) -> a));
    var said = held.attendance.stream().map(Attended::person).toList();
    if (!said.containsAll(people.keySet())) {
      wrongs.add(new Wrong("attendance", "must say for everybody invited whether they came"));
    }
    if (!people.keySet().containsAll(said)) {
      wrongs.add(new Wrong("attendance", "names somebody who was not invited"));
    }
    if (held.attendance.stream().noneMatch(one -> one.how == Attendance.CAME)) {
      wrongs.add(new Wrong("attendance", "nobody came; cancel the meeting instead"));
    }
    if (!isProfessionalWhoCame(held.chair, people, held)) {
      wrongs.add(new Wrong("chair", "must be a professional who came"));
    }
    if (held.minuteTaker != null && !isProfessionalWhoCame(held.minuteTaker, people, held)) {
      wrongs.add(
          new Wrong("minuteTaker", "must be a professional who came, or left to the office"));
    }
    return wrongs;
  }

  private static boolean isProfessionalWhoCame(
      PersonId person, Map<PersonId, Invitation> people, Held held) {
    var invitation = people.get(person);
    return invitation != null
        && invitation.kind() == PersonKind.PROFESSIONAL
        && held.of(person).how == Attendance.CAME;
  }

  /**
   * What is recorded of a meeting.
   *
   * @param minuteTaker null when the office took the minutes
   */
  record Held(List<Attended> attendance, PersonId chair, @Nullable PersonId minuteTaker) {

    Attended of(PersonId person) {
      return attendance.stream()
          .filter(one -> one.person.equals(person))
          .findFirst()
          .orElse(new Attended(person, Attendance.ABSENT, false));
    }
  }

  /**
   * One person at a meeting.
   *
   * @param report whether a written report had come from them
   */
  record Attended(PersonId person, Attendance how, boolean report) {}
}
