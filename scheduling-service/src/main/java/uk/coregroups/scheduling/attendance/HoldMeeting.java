package uk.coregroups.scheduling.attendance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import uk.coregroups.scheduling.duty.CoreGroupDuties;
import uk.coregroups.scheduling.duty.MinutesDuties;
import uk.coregroups.scheduling.duty.MinutesDuties.Minutes;
import uk.coregroups.scheduling.duty.PlanDuties;
import uk.coregroups.scheduling.meeting.Diary;
import uk.coregroups.scheduling.meeting.Invitation;
import uk.coregroups.scheduling.meeting.Invitation.Attendance;
import uk.coregroups.scheduling.meeting.Invitations;
import uk.coregroups.scheduling.meeting.Meeting;
import uk.coregroups.scheduling.meeting.MeetingStore;
import uk.coregroups.scheduling.obligation.Obligation.Settled;
import uk.coregroups.scheduling.roster.RosterStore;
import uk.coregroups.scheduling.rota.AgreeNextWriter;
import uk.coregroups.scheduling.rota.Practitioner;
import uk.coregroups.scheduling.stocktake.Closing;

/**
 * Records that a meeting was held: who came, who sent apologies or a report, who led and who wrote.
 *
 * <p>It settles the duty to meet on the day the meeting was <em>held</em>, and from that day starts
 * the next one (R05) and the minutes (R16), for professionals and family apart. A professionals'
 * meeting, an inquorate one and one held before another that is already on record reset no clock.
 *
 * <p>It is refused while nobody has gone through who belongs to the group, unless a reason is
 * given.
 */
@Service
class HoldMeeting {

  private final MeetingStore meetings;
  private final RosterStore roster;
  private final Invitations invitations;
  private final Diary diary;
  private final CoreGroupDuties duties;
  private final PlanDuties planDuties;
  private final MinutesDuties minutesDuties;
  private final Closing closing;
  private final AgreeNextWriter nextWriter;
  private final Clock clock;

  HoldMeeting(
      MeetingStore meetings,
      RosterStore roster,
      Invitations invitations,
      Diary diary,
      CoreGroupDuties duties,
      PlanDuties planDuties,
      MinutesDuties minutesDuties,
      Closing closing,
      AgreeNextWriter nextWriter,
      Clock clock) {
    this.meetings = meetings;
    this.roster = roster;
    this.invitations = invitations;
    this.diary = diary;
    this.duties = duties;
    this.planDuties = planDuties;
    this.minutesDuties = minutesDuties;
    this.closing = closing;
    this.nextWriter = nextWriter;
    this.clock = clock;
  }

  @Transactional
  public Outcome<Meeting> hold(
      PartnershipId partnership, MeetingId id, Held held, String by, LocalDate today) {
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
    meetings.hold(id, held.chair, held.minuteTaker, held.inquorate, clock.instant());
    for (var invitation : standing) {
      var one = held.of(invitation.person());
      meetings.attended(invitation.id(), one.how, one.report);
    }
    closing.close(meeting, held.noStockTake, by);
    nextWriter.agree(meeting, held.nextMinuteTaker);
    invitations.endReplies(standing, today, Settled.FELL_AWAY);
    invitations.endAttendance(meeting, meeting.slot().date(), Settled.MET);
    startWhatFollows(meeting, held.inquorate, standing, today);
    return Outcome.done(meeting);
  }

  private void startWhatFollows(
      Meeting meeting, boolean inquorate, List<Invitation> standing, LocalDate today) {
    var on = meeting.slot().date();
    var group = roster.group(meeting.coreGroup()).orElseThrow();
    boolean withFamily = standing.stream().anyMatch(one -> one.kind() == PersonKind.FAMILY);
    minutesDuties.owed(
        new Minutes(meeting.id(), meeting.reference(), withFamily, group),
        diary.tookPlace(meeting),
        today);
    if (meeting.purpose() == Meeting.Purpose.PROFESSIONALS) {
      planDuties.professionalsMet(on, group);
    } else if (inquorate) {
      duties.callForADate(meeting.id().value(), today, group, today);
    } else if (diary.isLatestHeld(meeting)) {
      var next = diary.next(group.id(), today);
      duties.held(meeting.id(), on, diary.held(group.id()).size(), next, group, today);
    }
  }

  private List<Wrong> wrong(
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
    neverServes("chair", held.chair, people).ifPresent(wrongs::add);
    neverServes("minuteTaker", held.minuteTaker, people).ifPresent(wrongs::add);
    nextWriter.wrong(meeting, held.nextMinuteTaker).ifPresent(wrongs::add);
    closing.wrong(meeting, held.noStockTake).ifPresent(wrongs::add);
    return wrongs;
  }

  /** A professional whose place in the meeting is another one. */
  private static Optional<Wrong> neverServes(
      String field, @Nullable PersonId person, Map<PersonId, Invitation> people) {
    var invitation = person == null ? null : people.get(person);
    return invitation == null
            || invitation.kind() == PersonKind.FAMILY
            || Practitioner.mayServe(invitation.kind(), invitation.role())
        ? Optional.empty()
        : Optional.of(new Wrong(field, "is never an advocate or an interpreter"));
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
   * @param inquorate whether so few came that it does not count
   * @param nextMinuteTaker who writes next time, if that was agreed
   * @param noStockTake why nobody went through who belongs to the group, if nobody did
   */
  record Held(
      List<Attended> attendance,
      PersonId chair,
      @Nullable PersonId minuteTaker,
      boolean inquorate,
      @Nullable PersonId nextMinuteTaker,
      @Nullable String noStockTake) {

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
