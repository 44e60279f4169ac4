package uk.coregroups.scheduling.attendance;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.scheduling.meeting.Invitation.Attendance;
import uk.coregroups.scheduling.meeting.Meeting;

/** That a meeting was held, and who came, over HTTP. */
@RestController
class AttendanceApi {

  private final HoldMeeting holdMeeting;
  private final Clock clock;

  AttendanceApi(HoldMeeting holdMeeting, Clock clock) {
    this.holdMeeting = holdMeeting;
    this.clock = clock;
  }

  @PostMapping("/meetings/{meeting}/hold")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Meeting> hold(
      @PathVariable MeetingId meeting, @Valid @RequestBody Held held, Caller caller) {
    var attendance =
        held.attendance.stream()
            .map(one ->
                new HoldMeeting.Attended(one.person, one.how, Boolean.TRUE.equals(one.report)))
            .toList();
    return holdMeeting.hold(
        caller.partnership(),
        meeting,
        new HoldMeeting.Held(
            attendance,
            held.chair,
            held.minuteTaker,
            Boolean.TRUE.equals(held.inquorate),
            held.nextMinuteTaker,
            held.noStockTake),
        caller.id(),
        LocalDate.now(clock));
  }

  record Held(
      @NotNull(message = "must say for everybody invited whether they came") @Valid
          List<Attended> attendance,
      @NotNull(message = "must say who led the meeting") PersonId chair,
      @Nullable PersonId minuteTaker,
      @Nullable Boolean inquorate,
      @Nullable PersonId nextMinuteTaker,
      @Nullable String noStockTake) {}

  record Attended(
      @NotNull(message = "must say who") PersonId person,
      @NotNull(message = "must say CAME, APOLOGIES or ABSENT") Attendance how,
      @Nullable Boolean report) {}
}
