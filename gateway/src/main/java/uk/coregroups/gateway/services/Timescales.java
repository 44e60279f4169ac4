package uk.coregroups.gateway.services;

import java.time.Instant;
import java.time.LocalDate;
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
import org.springframework.web.service.annotation.PutExchange;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.ObligationId;
import uk.coregroups.events.ids.TeamId;

/** What scheduling-service answers about limits, the calendar and the weeks to come. */
public interface Timescales {

  @GetExchange("/policy")
  Policy policy();

  @GetExchange("/policy/profiles")
  List<Profile> profiles();

  @GetExchange("/policy/history")
  List<Saved> history();

  @PostExchange("/policy/rules/{rule}/preview")
  Preview preview(@PathVariable String rule, @RequestBody NewLimits limits);

  @PostExchange("/policy/rules/{rule}")
  void save(@PathVariable String rule, @RequestBody NewLimits limits);

  @PostExchange("/policy/profile/preview")
  Preview preview(@RequestBody Chosen chosen);

  @PostExchange("/policy/profile")
  void save(@RequestBody Chosen chosen);

  /** Everything after the day may be left out. */
  @GetExchange("/explain")
  Explained explain(
      @RequestParam String rule,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate on,
      @RequestParam(required = false) @Nullable String anchor,
      @RequestParam(required = false) @Nullable Integer amount,
      @RequestParam(required = false) @Nullable String unit,
      @RequestParam(required = false) @Nullable Boolean includeTriggerDay,
      @RequestParam(required = false) @Nullable String profile);

  @GetExchange("/calendar")
  Calendar calendar();

  @PostExchange("/calendar/bank-holidays/preview")
  Holidays preview(@RequestBody HolidayFile file);

  @PostExchange("/calendar/bank-holidays")
  Holidays read(@RequestBody HolidayFile file);

  @PutExchange("/calendar/closures")
  void close(@RequestBody Closures closures);

  @GetExchange("/foresight")
  Ahead foresight(
      @RequestParam int weeks,
      @RequestParam int page,
      @RequestParam(required = false) @Nullable UUID team);

  @GetExchange("/month-ahead")
  Month monthAhead(@RequestParam int page, @RequestParam(required = false) @Nullable UUID team);

  /**
   * A partnership's rules.
   *
   * @param confirmed whether somebody has said that these are the partnership's own
   */
  record Policy(
      int version,
      @Nullable LocalDate effectiveFrom,
      @Nullable String profile,
      boolean confirmed,
      @Nullable Instant savedAt,
      @Nullable String savedBy,
      List<Rule> rules) {}

  record Rule(String rule, String what, List<Anchor> anchors, List<Limit> limits) {}

  record Anchor(String anchor, String words) {}

  /**
   * One limit of a rule.
   *
   * @param amount how many units; negative counts backwards
   * @param words such as "10 working days after the initial conference"
   */
  record Limit(
      String anchor,
      @Nullable String anchorWords,
      String severity,
      int amount,
      String unit,
      String convention,
      String roll,
      @Nullable String source,
      String words) {}

  record Profile(String name, String title, List<ProfileLimit> limits) {}

  record ProfileLimit(String rule, String what, String severity, String words) {}

  record Saved(
      int version,
      LocalDate effectiveFrom,
      @Nullable String profile,
      @Nullable Instant savedAt,
      @Nullable String savedBy,
      @Nullable String note,
      List<String> changes) {}

  /** All limits a rule is to have from a day on. */
  record NewLimits(LocalDate effectiveFrom, String note, List<NewLimit> limits) {}

  record NewLimit(
      String anchor,
      String severity,
      int amount,
      String unit,
      String convention,
      String roll,
      String source) {}

  record Chosen(String profile, LocalDate effectiveFrom, String note) {}

  /**
   * What would become of what is open now.
   *
   * @param moves the first hundred of {@code count}
   */
  record Preview(long count, long fallAway, List<Move> moves) {}

  /** One open date that would move; with no new date it falls away. */
  record Move(
      ObligationId obligation,
      CoreGroupId coreGroup,
      String reference,
      String words,
      @Nullable LocalDate wasDueOn,
      @Nullable LocalDate dueOn) {}

  record Explained(
      LocalDate date, String words, @Nullable String source, boolean forecast, List<String> also) {}

  record Calendar(
      int version,
      @Nullable String source,
      @Nullable Instant readAt,
      @Nullable String readBy,
      int fromYear,
      int untilYear,
      List<Holiday> holidays,
      List<Holiday> forecast,
      List<Closure> closures,
      @Nullable String problem) {}

  record Holiday(LocalDate date, String title, @Nullable String notes) {}

  record Closure(LocalDate date, String note) {}

  record Closures(List<Closure> closures) {}

  /** The official list of bank holidays, as text. */
  record HolidayFile(String file, String source) {}

  record Holidays(
      int version, List<Holiday> added, List<Holiday> removed, long count, List<Move> moves) {}

  /**
   * What will be late if nothing more is booked.
   *
   * @param late how much is late already, and is not counted here
   */
  record Ahead(
      LocalDate from,
      LocalDate until,
      long count,
      @Nullable Long late,
      List<Scheduling.Owed> rows) {

    public long overdue() {
      return late == null ? 0 : late;
    }
  }

  record Month(
      LocalDate from,
      LocalDate until,
      long count,
      List<OfTeam> teams,
      List<Scheduling.Owed> rows) {}

  record OfTeam(@Nullable TeamId team, long count) {}
}
