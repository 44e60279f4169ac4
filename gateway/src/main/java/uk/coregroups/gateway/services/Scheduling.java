package uk.coregroups.gateway.services;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.ConferenceId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.ObligationId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.TaskId;
import uk.coregroups.events.scheduling.Slot;

/** What scheduling-service answers. */
public interface Scheduling {

  @GetExchange("/today")
  Today today(@RequestParam int latePage, @RequestParam int soonPage);

  @GetExchange("/tasks")
  Tasks tasks(@RequestParam int page);

  @PostExchange("/tasks/{id}/done")
  void taskDone(@PathVariable TaskId id, @RequestBody Note note);

  @GetExchange("/core-groups/{id}/timetable")
  List<Line> timetable(@PathVariable CoreGroupId id);

  @PostExchange("/obligations/{id}/settle")
  void settle(@PathVariable ObligationId id, @RequestBody Done done);

  @GetExchange("/core-groups/{id}/conferences")
  List<Conference> conferences(@PathVariable CoreGroupId id);

  @PostExchange("/core-groups/{id}/conferences")
  Conference recordConference(@PathVariable CoreGroupId id, @RequestBody NewConference conference);

  @PostExchange("/conferences/{id}/correction")
  Conference correctConference(@PathVariable ConferenceId id, @RequestBody Corrected corrected);

  @GetExchange("/core-groups/{id}/conference-plans")
  List<ConferencePlan> conferencePlans(@PathVariable CoreGroupId id);

  @PostExchange("/core-groups/{id}/conference-plans")
  void planConference(@PathVariable CoreGroupId id, @RequestBody NewConferencePlan plan);

  @GetExchange("/core-groups/{id}/milestones")
  List<Milestone> milestones(@PathVariable CoreGroupId id);

  @PostExchange("/core-groups/{id}/milestones")
  void recordMilestone(@PathVariable CoreGroupId id, @RequestBody NewMilestone milestone);

  /**
   * What a day would mean for the core group; nothing is booked.
   *
   * @param moved the meeting that would be moved to it, if one would
   */
  @GetExchange("/core-groups/{id}/proposal")
  Proposal proposal(
      @PathVariable CoreGroupId id,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate date,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.TIME) @Nullable LocalTime start,
      @RequestParam(required = false) @Nullable Integer minutes,
      @RequestParam(required = false) @Nullable String purpose,
      @RequestParam(required = false) @Nullable MeetingId moved);

  /** Who of the group, and whether the venue, is booked for another family then. */
  @GetExchange("/core-groups/{id}/clashes")
  List<Clash> clashes(
      @PathVariable CoreGroupId id,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate date,
      @RequestParam @DateTimeFormat(iso = ISO.TIME) LocalTime start,
      @RequestParam int minutes,
      @RequestParam String venue);

  @GetExchange("/core-groups/{id}/meetings")
  List<Seen> meetings(@PathVariable CoreGroupId id);

  /** What a reference in a letter stands for; nothing if it is not known. */
  @GetExchange("/references/{reference}")
  List<Meant> meant(@PathVariable String reference);

  /**
   * What is meant.
   *
   * @param meeting null if it is about no meeting
   */
  record Meant(CoreGroupId coreGroup, @Nullable MeetingId meeting) {

    /** The page to go to. */
    public String page() {
      return meeting == null ? "/core-groups/" + coreGroup : "/meetings/" + meeting;
    }
  }

  @GetExchange("/meetings/{id}")
  Seen meeting(@PathVariable MeetingId id);

  @PostExchange("/core-groups/{id}/meetings")
  Meeting book(@PathVariable CoreGroupId id, @RequestBody Wanted wanted);

  @PostExchange("/meetings/{id}/move")
  Meeting move(@PathVariable MeetingId id, @RequestBody Wanted wanted);

  @PostExchange("/meetings/{id}/cancel")
  Meeting cancel(@PathVariable MeetingId id, @RequestBody Why why);

  @PostExchange("/meetings/{id}/keep")
  void keep(@PathVariable MeetingId id);

  @PostExchange("/meetings/{id}/hold")
  Meeting hold(@PathVariable MeetingId id, @RequestBody Held held);

  @PostExchange("/meetings/{id}/minutes/shared")
  Meeting minutesShared(@PathVariable MeetingId id, @RequestBody Shared shared);

  @GetExchange("/invitations/{id}")
  Asked asked(@PathVariable InvitationId id);

  @PostExchange("/invitations/{id}/reply")
  Counts reply(@PathVariable InvitationId id, @RequestBody Replied replied);

  @GetExchange("/mine")
  Mine mine();

  @GetExchange("/carrier")
  OnItsWay onItsWay();

  @PostExchange("/carrier/try-again")
  int tryAgain();

  @PostExchange("/carrier/try-again/{id}")
  int tryAgain(@PathVariable String id);

  record Today(
      LocalDate today,
      Page late,
      Page soon,
      List<Gathering> unanswered,
      List<Gathering> unrecorded,
      List<Moved> moved) {}

  /** An open date that has moved because the calendar or the policy was changed. */
  record Moved(
      ObligationId obligation,
      CoreGroupId coreGroup,
      String words,
      String reference,
      LocalDate wasDueOn,
      LocalDate dueOn,
      String why,
      Instant at) {}

  record Page(long count, List<Owed> rows) {}

  record Owed(
      ObligationId obligation,
      CoreGroupId coreGroup,
      String words,
      String reference,
      LocalDate dueOn,
      @Nullable LocalDate warnOn,
      @Nullable LocalDate bookedFor) {}

  record Gathering(
      MeetingId meeting,
      CoreGroupId coreGroup,
      String reference,
      LocalDate date,
      int invited,
      int awaited) {}

  record Tasks(long count, List<Task> rows) {}

  record Task(
      TaskId id,
      CoreGroupId coreGroup,
      String words,
      String reference,
      Instant openedAt,
      @Nullable MeetingId meeting) {}

  record Note(String note) {}

  /** The day something was done. */
  record Done(LocalDate on) {}

  /**
   * One thing owed, with its count in words.
   *
   * @param about the child, for what is owed for each child; else the group or the meeting
   * @param byHand whether somebody has to say that it was done
   * @param forecast whether it rests on bank holidays nobody has announced yet
   * @param closed the note of the authority's closure day it falls on
   */
  record Line(
      ObligationId obligation,
      String kind,
      String words,
      UUID about,
      String reference,
      LocalDate dueOn,
      @Nullable LocalDate warnOn,
      @Nullable LocalDate settledOn,
      String standing,
      @Nullable String count,
      @Nullable String rule,
      @Nullable String source,
      boolean byHand,
      boolean forecast,
      @Nullable String closed,
      @Nullable String warnCount,
      @Nullable Integer policyVersion,
      List<LineMoved> moves) {

    public boolean isOpen() {
      return settledOn == null;
    }
  }

  record LineMoved(LocalDate wasDueOn, LocalDate dueOn, String why, Instant at) {}

  record Conference(
      ConferenceId id, String kind, LocalDate heldOn, List<ChildId> children, boolean quorate) {}

  record NewConference(String kind, LocalDate heldOn, List<ChildId> children, boolean quorate) {}

  /** A conference to come whose date is set. */
  record ConferencePlan(UUID id, String kind, LocalDate on, List<ChildId> children) {}

  record NewConferencePlan(String kind, LocalDate on, List<ChildId> children) {}

  /** Something that happened, or is expected, from which limits are counted. */
  record Milestone(
      UUID id,
      String kind,
      String words,
      LocalDate on,
      @Nullable List<ChildId> children,
      @Nullable Instant recordedAt) {}

  /** Without children it is about all of them. */
  record NewMilestone(String kind, LocalDate on, @Nullable List<ChildId> children) {}

  /**
   * What a day would mean.
   *
   * @param limit the last day for this core group, if one is owed
   * @param nextLimit the last day for the one after it
   */
  record Proposal(
      LocalDate date,
      @Nullable LocalDate limit,
      boolean late,
      List<String> words,
      @Nullable LocalDate nextLimit,
      @Nullable String nextWords) {}

  record Corrected(LocalDate heldOn) {}

  record Meeting(
      MeetingId id,
      CoreGroupId coreGroup,
      String reference,
      Slot slot,
      String venue,
      String state,
      @Nullable PersonId chair,
      @Nullable PersonId minuteTaker,
      String purpose,
      boolean inquorate) {

    public boolean isForProfessionals() {
      return purpose.equals("PROFESSIONALS");
    }

    public boolean isBooked() {
      return state.equals("BOOKED");
    }

    public boolean isHeld() {
      return state.equals("HELD");
    }
  }

  /**
   * A meeting and everybody invited to it.
   *
   * @param undecided whether its group is closed and nobody has said yet whether it is kept
   */
  record Seen(Meeting meeting, List<Guest> invited, @Nullable Boolean undecided) {

    public boolean isUndecided() {
      return Boolean.TRUE.equals(undecided);
    }
  }

  record Guest(
      InvitationId invitation,
      PersonId person,
      String kind,
      String role,
      boolean withdrawn,
      @Nullable String answer,
      boolean sendsReport,
      @Nullable String attendance,
      boolean reportReceived,
      @Nullable PersonId deputyFor,
      @Nullable Slot ownTime) {}

  /**
   * A meeting as it is wanted. Without a purpose it keeps the one it has, or is a core group.
   *
   * @param venue what was chosen: the id of an approved venue
   */
  record Wanted(
      LocalDate date, LocalTime start, int minutes, String venue, @Nullable String purpose) {}

  /**
   * That somebody is booked for another family at a time.
   *
   * @param person null if it is the venue
   */
  record Clash(@Nullable PersonId person, LocalTime from, LocalTime until) {}

  record Why(String why) {}

  /** Inquorate: too few came for it to count. */
  record Held(
      List<Attended> attendance,
      PersonId chair,
      @Nullable PersonId minuteTaker,
      boolean inquorate,
      @Nullable PersonId nextMinuteTaker,
      @Nullable String noStockTake) {}

  record Attended(PersonId person, String how, boolean report) {}

  record Shared(String receivers, @Nullable LocalDate sharedOn) {}

  record Asked(
      String reference,
      String standing,
      @Nullable Slot slot,
      @Nullable String answer,
      boolean sendsReport,
      int sequence) {}

  /** An answer to the time that was shown. */
  record Replied(String answer, boolean sendsReport, Slot shown) {

    private static final String REPORT = "_REPORT";

    /** What a button says. */
    public static Replied pressed(String button, Slot shown) {
      return new Replied(button.replace(REPORT, ""), button.endsWith(REPORT), shown);
    }
  }

  /** The answer that counts once one has been recorded: it may be another. */
  record Counts(String answer, boolean sendsReport) {

    public boolean is(Replied replied) {
      return answer.equals(replied.answer) && sendsReport == replied.sendsReport;
    }
  }

  record Mine(List<Coming> meetings, List<ToDo> asked, @Nullable List<Past> held) {

    /** The meetings that were, as far as this member may see them. */
    public List<Past> past() {
      return held == null ? List.of() : held;
    }
  }

  record Past(
      CoreGroupId coreGroup,
      String reference,
      LocalDate heldOn,
      String kind,
      @Nullable LocalDate sharedOn) {}

  record Coming(
      MeetingId meeting,
      CoreGroupId coreGroup,
      String reference,
      Slot slot,
      String kind,
      String venue,
      InvitationId invitation,
      @Nullable String answer,
      boolean sendsReport) {}

  record ToDo(
      String kind,
      String words,
      CoreGroupId coreGroup,
      String reference,
      LocalDate dueOn,
      UUID about) {}
}
