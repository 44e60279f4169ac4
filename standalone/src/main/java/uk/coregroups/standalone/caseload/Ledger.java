package uk.coregroups.standalone.caseload;

import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import uk.coregroups.standalone.database.AsTheHouse;

/** A look into the services' databases, for what no door of theirs tells. */
public final class Ledger {

  private Ledger() {}

  /**
   * What the ledger says of the reminders.
   *
   * @param written when the last of them was written into it, in the suite's time
   * @param recorded when the last of them was recorded as sent
   */
  public record Reminders(int all, int sent, Instant written, Instant recorded) {}

  public static Reminders reminders(Map<String, String> notification) {
    var sql =
        """
        select count(*), count(*) filter (where state = 'SENT'), max(written_at), max(sent_at)
        from letter where purpose = 'REPLY_AWAITED'
        """;
    try (var connection = AsTheHouse.open(notification);
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return new Reminders(
          row.getInt(1),
          row.getInt(2),
          row.getObject(3, OffsetDateTime.class).toInstant(),
          row.getObject(4, OffsetDateTime.class).toInstant());
    } catch (SQLException e) {
      throw new IllegalStateException("The ledger could not be read", e);
    }
  }

  /** How often the database server has made its log durable, and how many transactions ended. */
  public record Durable(long flushes, long commits) {

    public Durable since(Durable before) {
      return new Durable(flushes - before.flushes, commits - before.commits);
    }
  }

  public static Durable durable(Map<String, String> database) {
    var sql =
        """
        select (select sum(fsyncs) from pg_stat_io where object = 'wal'),
          (select sum(xact_commit) from pg_stat_database)
        """;
    try (var connection = AsTheHouse.open(database);
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return new Durable(row.getLong(1), row.getLong(2));
    } catch (SQLException e) {
      throw new IllegalStateException("The database's own figures could not be read", e);
    }
  }
}
