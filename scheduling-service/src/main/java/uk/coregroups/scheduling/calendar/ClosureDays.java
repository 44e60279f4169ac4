package uk.coregroups.scheduling.calendar;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.PartnershipId;

/**
 * Days on which an authority is shut: the table {@code closure_day}.
 *
 * <p>They count as working days all the same: no source treats a local shutdown as more than a
 * reason to do it earlier.
 */
@Repository
public class ClosureDays {

  private final JdbcClient jdbc;

  ClosureDays(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public List<Closure> of(PartnershipId partnership) {
    return jdbc.sql("select day, note from closure_day where partnership = :id order by day")
        .param("id", partnership.value())
        .query((row, n) -> new Closure(row.getObject(1, LocalDate.class), row.getString(2)))
        .list();
  }

  /** Replaces them all. */
  public void save(PartnershipId partnership, List<Closure> closures) {
    jdbc.sql("delete from closure_day where partnership = :id")
        .param("id", partnership.value())
        .update();
    for (var closure : closures) {
      jdbc.sql("insert into closure_day values (:id, :day, :note)")
          .param("id", partnership.value())
          .param("day", closure.date())
          .param("note", closure.note())
          .update();
    }
  }

  /**
   * A day on which the authority is shut.
   *
   * @param note why, for the page
   */
  public record Closure(LocalDate date, String note) {}
}
