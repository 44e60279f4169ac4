package uk.coregroups.standalone.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;

/**
 * Opens a service's database from outside with sight of every partnership, as the house itself has
 * it; the services keep partnerships apart.
 */
public final class AsTheHouse {

  private AsTheHouse() {}

  /**
   * Opens it.
   *
   * @param database as the service is told of it
   */
  public static Connection open(Map<String, String> database) throws SQLException {
    var connection =
        DriverManager.getConnection(
            Objects.requireNonNull(database.get("DATABASE_URL")),
            database.get("DATABASE_USER"),
            database.get("DATABASE_PASSWORD"));
    try (var statement = connection.createStatement()) {
      statement.execute("set coregroups.sight = '*'");
    }
    return connection;
  }
}
