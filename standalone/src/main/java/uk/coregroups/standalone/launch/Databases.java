package uk.coregroups.standalone.launch;

import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.coregroups.standalone.database.DatabaseServer;

/**
 * One database for each service: on the embedded server, or on a real one that is already there.
 */
final class Databases implements AutoCloseable {

  private final @Nullable DatabaseServer embedded;
  private final @Nullable URI real;

  private Databases(@Nullable DatabaseServer embedded, @Nullable URI real) {
    this.embedded = embedded;
    this.real = real;
  }

  static Databases embedded(Home home, int port) {
    var server = DatabaseServer.start(home.folder().resolve("postgres"), port);
    for (var service : Service.values()) {
      server.ensure(service.database());
    }
    return new Databases(server, null);
  }

  /**
   * Uses a real server.
   *
   * @param url {@code postgresql://user:password@host:port}, a user who may create databases
   */
  static Databases real(String url) {
    var server = URI.create(url);
    if (server.getUserInfo() == null || !server.getUserInfo().contains(":")) {
      throw new IllegalStateException(
          "--postgres needs a user and a password: postgresql://user:password@host:port");
    }
    var databases = new Databases(null, server);
    for (var service : Service.values()) {
      databases.ensure(service.database());
    }
    return databases;
  }

  private void ensure(String database) {
    var environment = environment("postgres");
    try (var connection =
            DriverManager.getConnection(
                environment.get("DATABASE_URL"),
                environment.get("DATABASE_USER"),
                environment.get("DATABASE_PASSWORD"));
        var statement = connection.createStatement()) {
      var known = "select 1 from pg_database where datname = '" + database + "'";
      if (!statement.executeQuery(known).next()) {
        statement.execute("create database " + database);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The PostgreSQL given with --postgres could not be used: " + e.getMessage(), e);
    }
  }

  /** How a service reaches its database. */
  Map<String, String> environment(String database) {
    if (embedded != null) {
      return Map.of(
          "DATABASE_URL", embedded.url(database),
          "DATABASE_USER", database,
          "DATABASE_PASSWORD", embedded.password());
    }
    if (real == null) {
      throw new IllegalStateException("There is no database server");
    }
    var user = real.getUserInfo().split(":", 2);
    int port = real.getPort() == -1 ? 5432 : real.getPort();
    return Map.of(
        "DATABASE_URL", "jdbc:postgresql://" + real.getHost() + ":" + port + "/" + database,
        "DATABASE_USER", user[0],
        "DATABASE_PASSWORD", user[1]);
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }
}
