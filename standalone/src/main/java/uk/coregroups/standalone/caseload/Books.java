package uk.coregroups.standalone.caseload;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import uk.coregroups.standalone.database.AsTheHouse;

/** Scheduling's own tables, over one connection, so that temporary tables last. */
public final class Books implements AutoCloseable {

  private final Map<String, String> database;
  private final Connection connection;

  private Books(Map<String, String> database, Connection connection) {
    this.database = database;
    this.connection = connection;
  }

  /**
   * Opens them.
   *
   * @param database as the service is told of it
   */
  public static Books open(Map<String, String> database) {
    try {
      return new Books(database, AsTheHouse.open(database));
    } catch (SQLException e) {
      throw new IllegalStateException("Scheduling's database could not be opened", e);
    }
  }

  /** Runs a statement; says how many rows it changed. */
  int run(String sql, Object... values) {
    try (var statement = prepare(sql, values)) {
      return statement.execute() ? 0 : statement.getUpdateCount();
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  int number(String sql, Object... values) {
    return list(sql, row -> row.getInt(1), values).getFirst();
  }

  <T> List<T> list(String sql, Reading<T> reading, Object... values) {
    try (var statement = prepare(sql, values);
        var rows = statement.executeQuery()) {
      var all = new ArrayList<T>();
      while (rows.next()) {
        all.add(reading.read(rows));
      }
      return all;
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  /** Makes a row of one. */
  interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Sweeps up after what was changed, and puts it on the disk, so that the next starts clean. */
  void sweep() {
    run("vacuum analyze");
    try (var server = superuser();
        var statement = server.createStatement()) {
      statement.execute("checkpoint");
    } catch (SQLException e) {
      throw failed("checkpoint", e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("Scheduling's database could not be left", e);
    }
  }

  private PreparedStatement prepare(String sql, Object... values) throws SQLException {
    var statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  private Connection superuser() throws SQLException {
    return DriverManager.getConnection(
        of(database, "DATABASE_URL"), "postgres", of(database, "DATABASE_PASSWORD"));
  }

  private static String of(Map<String, String> database, String variable) {
    return Objects.requireNonNull(database.get(variable), variable);
  }

  private static IllegalStateException failed(String sql, SQLException e) {
    return new IllegalStateException("This failed: " + sql + "\n" + e.getMessage(), e);
  }
}
