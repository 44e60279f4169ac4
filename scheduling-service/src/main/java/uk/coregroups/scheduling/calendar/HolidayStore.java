package uk.coregroups.scheduling.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The official lists as read: the tables {@code holiday_list} and {@code holiday}. */
@Repository
public class HolidayStore {

  private final JdbcClient jdbc;

  HolidayStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The version in force; 0 when none has been read yet. */
  int latest() {
    return jdbc.sql("select coalesce(max(version), 0) from holiday_list")
        .query(Integer.class)
        .single();
  }

  HolidayList list(int version) {
    return new HolidayList(
        jdbc.sql("select day, title, notes from holiday where version = :version")
            .param("version", version)
            .query((row, n) ->
                new Holiday(
                    row.getObject("day", LocalDate.class),
                    row.getString("title"),
                    row.getString("notes")))
            .list());
  }

  /** Keeps a new version; the one before stays as it was. */
  public void save(Calendar calendar, String source, Instant now, String by) {
    var list = calendar.official();
    jdbc.sql(
            """
            insert into holiday_list (version, source, read_at, read_by, from_year, until_year)
            values (:version, :source, :now, :by, :from, :until)
            """)
        .param("version", calendar.version())
        .param("source", source)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .param("from", list.fromYear())
        .param("until", list.untilYear())
        .update();
    for (var holiday : list.holidays()) {
      jdbc.sql("insert into holiday values (:version, :day, :title, :notes)")
          .param("version", calendar.version())
          .param("day", holiday.date())
          .param("title", holiday.title())
          .param("notes", holiday.notes())
          .update();
    }
  }

  /** The list has been read from its place. */
  public void read() {
    jdbc.sql("delete from holiday_problem").update();
  }

  /** The list could not be read from its place, or was wrong; said until it is read again. */
  public void problem(String words) {
    jdbc.sql(
            """
            insert into holiday_problem (only_one, words) values (true, :words)
            on conflict (only_one) do update set words = excluded.words
            """)
        .param("words", words)
        .update();
  }

  public Optional<String> problem() {
    return jdbc.sql("select words from holiday_problem").query(String.class).optional();
  }

  /** Where the list in force came from; nothing for the one that came with this release. */
  public Optional<Origin> origin(int version) {
    return jdbc.sql("select source, read_at, read_by from holiday_list where version = :version")
        .param("version", version)
        .query((row, n) ->
            new Origin(
                row.getString("source"),
                row.getObject("read_at", OffsetDateTime.class).toInstant(),
                row.getString("read_by")))
        .optional();
  }

  /** Where a list came from. */
  public record Origin(String source, Instant readAt, String readBy) {}
}
