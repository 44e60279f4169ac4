package uk.coregroups.scheduling.revision;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.scheduling.calendar.BankHolidays;
import uk.coregroups.scheduling.calendar.ClosureDays;
import uk.coregroups.scheduling.calendar.ClosureDays.Closure;
import uk.coregroups.scheduling.calendar.Holiday;
import uk.coregroups.scheduling.calendar.HolidayStore;
import uk.coregroups.scheduling.revision.ReviseCalendar.ListGiven;
import uk.coregroups.scheduling.revision.ReviseCalendar.Taken;

/**
 * The calendar, read and changed over HTTP. The bank holidays are common to all partnerships, so
 * that a new list moves everybody's dates; only the caller's own are in the answer.
 */
@RestController
class CalendarApi {

  private static final int LONGEST_NOTE = 100;

  private final ReviseCalendar reviseCalendar;
  private final BankHolidays bankHolidays;
  private final HolidayStore holidays;
  private final ClosureDays closures;
  private final Clock clock;

  CalendarApi(
      ReviseCalendar reviseCalendar,
      BankHolidays bankHolidays,
      HolidayStore holidays,
      ClosureDays closures,
      Clock clock) {
    this.reviseCalendar = reviseCalendar;
    this.bankHolidays = bankHolidays;
    this.holidays = holidays;
    this.closures = closures;
    this.clock = clock;
  }

  @GetMapping("/calendar")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.OPERATOR})
  Seen calendar(Caller caller) {
    var calendar = bankHolidays.calendar();
    var origin = holidays.origin(calendar.version());
    return new Seen(
        calendar.version(),
        origin.map(HolidayStore.Origin::source).orElse("The list that came with this release"),
        origin.map(HolidayStore.Origin::readAt).orElse(null),
        origin.map(HolidayStore.Origin::readBy).orElse(null),
        calendar.official().fromYear(),
        calendar.official().untilYear(),
        calendar.official().holidays(),
        calendar.forecast(),
        caller.is(Role.OPERATOR) ? List.of() : closures.of(caller.partnership()),
        holidays.problem().orElse(null));
  }

  @PostMapping("/calendar/bank-holidays/preview")
  @Allowed({Role.ADMINISTRATOR, Role.TEAM_MANAGER, Role.OPERATOR})
  Outcome<Taken> preview(@Valid @RequestBody Written written, Caller caller) {
    return Sight.HOUSE.call(() -> reviseCalendar.preview(written.as(caller), LocalDate.now(clock)));
  }

  @PostMapping("/calendar/bank-holidays")
  @Allowed({Role.ADMINISTRATOR, Role.TEAM_MANAGER, Role.OPERATOR})
  Outcome<Taken> save(@Valid @RequestBody Written written, Caller caller) {
    return Sight.HOUSE.call(() -> reviseCalendar.save(written.as(caller), LocalDate.now(clock)));
  }

  @PutMapping("/calendar/closures")
  @Allowed({Role.ADMINISTRATOR, Role.TEAM_MANAGER})
  @Transactional
  public Outcome<List<Closure>> close(@Valid @RequestBody Closed closed, Caller caller) {
    var seen = new HashSet<LocalDate>();
    for (int i = 0; i < closed.closures.size(); i++) {
      var closure = closed.closures.get(i);
      var field = "closures[" + i + "].";
      if (!seen.add(closure.date)) {
        return Outcome.refused(field + "date", "is given twice");
      }
      if (closure.note.isBlank() || closure.note.length() > LONGEST_NOTE) {
        return Outcome.refused(field + "note", "must say why, in at most 100 characters");
      }
    }
    var days =
        closed.closures.stream().map(one -> new Closure(one.date, one.note.strip())).toList();
    closures.save(caller.partnership(), days);
    return Outcome.done(closures.of(caller.partnership()));
  }

  /**
   * The calendar.
   *
   * @param problem why the list could not be read from its address, if that is so
   */
  record Seen(
      int version,
      String source,
      @Nullable Instant readAt,
      @Nullable String readBy,
      int fromYear,
      int untilYear,
      List<Holiday> holidays,
      List<Holiday> forecast,
      List<Closure> closures,
      @Nullable String problem) {}

  record Written(
      @NotNull(message = "must be the official list, as it is published") String file,
      @NotNull(message = "must say where the list is from") String source) {

    ListGiven as(Caller caller) {
      return new ListGiven(
          file, source, caller.id(), caller.is(Role.OPERATOR) ? null : caller.partnership());
    }
  }

  record Closed(
      @NotNull(message = "must be the days; an empty list means none") @Valid
          List<ClosedOn> closures) {}

  record ClosedOn(
      @NotNull(message = "must be the day") LocalDate date,
      @NotNull(message = "must say why") String note) {}
}
