package uk.coregroups.standalone.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import uk.coregroups.standalone.backlog.GroupAddress;
import uk.coregroups.standalone.database.AsTheHouse;
import uk.coregroups.standalone.launch.Service;
import uk.coregroups.standalone.launch.Suite;

/** A look into the services' databases, for what has become of the mails that came in. */
final class MailLedger implements AutoCloseable {

  private final Connection notification;
  private final Connection scheduling;

  private MailLedger(Connection notification, Connection scheduling) {
    this.notification = notification;
    this.scheduling = scheduling;
  }

  static MailLedger of(Suite suite) {
    try {
      return new MailLedger(
          AsTheHouse.open(suite.database(Service.NOTIFICATION)),
          AsTheHouse.open(suite.database(Service.SCHEDULING)));
    } catch (SQLException e) {
      throw new IllegalStateException("The databases could not be opened", e);
    }
  }

  /** A group's address, and the mailbox of somebody in it. */
  GroupAddress group(String domain) {
    var sql =
        """
        select g.token, a.mailbox from group_address g
          join seat s on s.core_group = g.core_group join address a on a.person = s.person
        order by g.token, a.mailbox limit 1
        """;
    try (var statement = notification.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return new GroupAddress(row.getString(1) + "@" + domain, row.getString(2));
    } catch (SQLException e) {
      throw new IllegalStateException("There is no group", e);
    }
  }

  /** Up to which mail the mailbox has been read. */
  int read() {
    return number(notification, "select coalesce(max(last_uid), 0) from mailbox_position");
  }

  /** What was found in the mailbox from or about people who are known, and how often. */
  Map<String, Integer> found() {
    return counts(notification, "select kind, count(*) from incoming where known group by kind");
  }

  /** How much came from people nobody knows. */
  int strangers() {
    return number(notification, "select coalesce(sum(messages), 0) from stranger_mail");
  }

  /** How many letters are undeliverable, with somebody asked to see to it. */
  int undeliverable() {
    return number(
        notification,
        """
        select count(*) from letter l where state = 'UNDELIVERABLE' and exists (select 1
          from task where about = l.id and kind = 'UNDELIVERABLE' and done_at is null)
        """);
  }

  /** The open tasks, by kind. */
  Map<String, Integer> tasks() {
    return counts(
        notification, "select kind, count(*) from task where done_at is null group by kind");
  }

  /** The answers that count, by what was answered. */
  Map<String, Integer> answers() {
    return counts(
        scheduling,
        "select answer, count(*) from invitation where answer is not null group by answer");
  }

  @Override
  public void close() {
    try (notification;
        scheduling) {
      return;
    } catch (SQLException e) {
      throw new IllegalStateException("The databases could not be left", e);
    }
  }

  private static int number(Connection database, String sql) {
    try (var statement = database.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException("The database could not be read", e);
    }
  }

  private static Map<String, Integer> counts(Connection database, String sql) {
    try (var statement = database.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      var counts = new TreeMap<String, Integer>();
      while (row.next()) {
        counts.put(row.getString(1), row.getInt(2));
      }
      return counts;
    } catch (SQLException e) {
      throw new IllegalStateException("The database could not be read", e);
    }
  }
}
