package uk.coregroups.gateway.services;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
  void settle(@PathVariable ObligationId id);

  @GetExchange("/core-groups/{id}/conferences")
  List<Conference> conferences(@PathVariable CoreGroupId id);

  @PostExchange("/core-groups/{id}/conferences")
  Conference recordConference(@PathVariable CoreGroupId id, @RequestBody NewConference conference);

  @PostExchange("/conferences/{id}/correction")
  Conference correctConference(@PathVariable ConferenceId id, @RequestBody Corrected corrected);

  @GetExchange("/core-groups/{id}/meetings")
  List<Seen> meetings(@PathVariable CoreGroupId id);

  @GetExchange("/meetings/{id}")
  Seen meeting(@PathVariable MeetingId id);

  @PostExchange("/core-groups/{id}/meetings")
  Meeting book(@PathVariable CoreGroupId id, @RequestBody Wanted wanted);

  @PostExchange("/meetings/{id}/move")
  Meeting move(@PathVariable MeetingId id, @RequestBody Wanted wanted);

  @PostExchange("/meetings/{id}/cancel")
  Meeting cancel(@PathVariable MeetingId id, @RequestBody Why why);

  @PostExchange("/meetings/{id}/hold")
  Meeting hold(@PathVariable MeetingId id, @RequestBody Held held);

  @PostExchange("/meetings/{id}/minutes/shared")
  Meeting minutesShared(@PathVariable MeetingId id, @RequestBody Shared shared);

  @GetExchange("/invitations/{id}")
  Asked asked(@PathVariable InvitationId id);

  @PostExchange("/invitations/{id}/reply")
  void reply(@PathVariable InvitationId id, @RequestBody Replied replied);

  @GetExchange("/mine")
  Mine mine();

  @GetExchange("/carrier")
  OnItsWay onItsWay();

  @PostExchange("/carrier/try-again")
  int tryAgain();

  record Today(
      LocalDate today,
      Page late,
      Page soon,
      List<Gathering> unanswered,
      List<Gathering> unrecorded) {}

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

  record Task(TaskId id, CoreGroupId coreGroup, String words, String reference, Instant openedAt) {}

  record Note(String note) {}

  /** One thing owed, with its count in words. */
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
      @Nullable String source) {

    public boolean isOpen() {
      return settledOn == null;
    }
  }

  record Conference(ConferenceId id, String kind, LocalDate heldOn, List<ChildId> children) {}

  record NewConference(String kind, LocalDate heldOn, List<ChildId> children) {}

  record Corrected(LocalDate heldOn) {}

  record Meeting(
      MeetingId id,
      CoreGroupId coreGroup,
      String reference,
      Slot slot,
      String venue,
      String state,
      @Nullable PersonId chair,
      @Nullable PersonId minuteTaker) {

    public boolean isBooked() {
      return state.equals("BOOKED");
    }

    public boolean isHeld() {
      return state.equals("HELD");
    }
  }

  record Seen(Meeting meeting, List<Guest> invited) {}

  record Guest(
      InvitationId invitation,
      PersonId person,
      String kind,
      String role,
      boolean withdrawn,
      @Nullable String answer,
      boolean sendsReport,
      @Nullable String attendance,
      boolean reportReceived) {}

  record Wanted(LocalDate date, LocalTime start, int minutes, String venue) {}

  record Why(String why) {}

  record Held(List<Attended> attendance, PersonId chair, @Nullable PersonId minuteTaker) {}

  record Attended(PersonId person, String how, boolean report) {}

  record Shared(String receivers, @Nullable LocalDate sharedOn) {}

  record Asked(
      String reference,
      String standing,
      @Nullable Slot slot,
      @Nullable String answer,
      boolean sendsReport,
      int sequence) {}

  record Replied(String answer, boolean sendsReport) {}

  record Mine(List<Coming> meetings, List<ToDo> asked) {}

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

  /** What is between the services: the same in each of them. */
  record OnItsWay(
      Count untold,
      @Nullable String trouble,
      @Nullable Long unread,
      Count early,
      List<Parked> parked) {}

  record Count(long count, @Nullable Instant oldest) {}

  record Parked(
      String id,
      String queue,
      String type,
      @Nullable UUID stream,
      @Nullable Long number,
      String reason,
      Instant parkedAt) {}
}
