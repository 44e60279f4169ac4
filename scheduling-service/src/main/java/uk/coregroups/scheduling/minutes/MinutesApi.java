package uk.coregroups.scheduling.minutes;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
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
import uk.coregroups.scheduling.meeting.Meeting;
import uk.coregroups.scheduling.meeting.MeetingStore;
import uk.coregroups.scheduling.minutes.ShareMinutes.Receivers;
import uk.coregroups.scheduling.roster.RosterSeat;
import uk.coregroups.scheduling.roster.RosterStore;

/** Minutes, over HTTP: for staff, and for the members who led the meeting or wrote it up. */
@RestController
class MinutesApi {

  private final ShareMinutes shareMinutes;
  private final MeetingStore meetings;
  private final RosterStore roster;
  private final Clock clock;

  MinutesApi(ShareMinutes shareMinutes, MeetingStore meetings, RosterStore roster, Clock clock) {
    this.shareMinutes = shareMinutes;
    this.meetings = meetings;
    this.roster = roster;
    this.clock = clock;
  }

  @PostMapping("/meetings/{id}/minutes/shared")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.MEMBER})
  Outcome<Meeting> shared(
      @PathVariable MeetingId id, @Valid @RequestBody Shared shared, Caller caller) {
    var today = LocalDate.now(clock);
    if (meetings.find(id).filter(meeting -> mayRecord(meeting, caller, today)).isEmpty()) {
      return Outcome.unknown("This meeting is not known here.");
    }
    var on = shared.sharedOn == null ? today : shared.sharedOn;
    return shareMinutes.share(id, shared.receivers, on, caller.id(), today);
  }

  /** Whoever has left the group records nothing any more. */
  private boolean mayRecord(Meeting meeting, Caller caller, LocalDate today) {
    if (!caller.is(Role.MEMBER)) {
      return meeting.partnership().equals(caller.partnership());
    }
    return roster.seatsOn(today, meeting.coreGroup()).stream()
        .map(RosterSeat::person)
        .filter(person -> caller.people().contains(person))
        .anyMatch(person -> person.equals(meeting.chair()) || person.equals(meeting.minuteTaker()));
  }

  record Shared(
      @NotNull(message = "must say PROFESSIONALS or FAMILY") Receivers receivers,
      @Nullable LocalDate sharedOn) {}
}
