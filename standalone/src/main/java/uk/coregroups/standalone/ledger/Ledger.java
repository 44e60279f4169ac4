package uk.coregroups.standalone.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.coregroups.standalone.database.AsTheHouse;

/** Notification's own ledger of letters, read from its database to be held against the post. */
public final class Ledger {

  private static final String LETTERS =
      """
      select l.id, l.purpose, l.state, l.channel, l.provider_id, l.reason
      from letter l
      order by l.written_at, l.id
      """;

  private final Map<String, String> database;

  /** Takes how the database is reached, as the service itself is told. */
  public Ledger(Map<String, String> database) {
    this.database = database;
  }

  /**
   * One letter on record.
   *
   * @param channel EMAIL or TEXT; null while it has not been sent
   * @param providerId what the text provider called it
   */
  public record Letter(
      String id,
      String purpose,
      String state,
      @Nullable String channel,
      @Nullable String providerId,
      @Nullable String reason) {

    public boolean isSent() {
      return state.equals("SENT") || state.equals("DELIVERED");
    }
  }

  public List<Letter> letters() {
    try (var connection = AsTheHouse.open(database);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(LETTERS)) {
      var letters = new ArrayList<Letter>();
      while (rows.next()) {
        letters.add(letter(rows));
      }
      return letters;
    } catch (SQLException e) {
      throw new IllegalStateException("The ledger could not be read", e);
    }
  }

  private static Letter letter(ResultSet row) throws SQLException {
    return new Letter(
        row.getString("id"),
        row.getString("purpose"),
        row.getString("state"),
        row.getString("channel"),
        row.getString("provider_id"),
        row.getString("reason"));
  }
}
