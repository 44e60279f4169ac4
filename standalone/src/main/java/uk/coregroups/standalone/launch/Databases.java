package uk.coregroups.standalone.launch;

import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.coregroups.standalone.database.DatabaseServer;

/**
 * One database for each service: on the embedded server, or on a real one that is already there.
 */
final class Databases implements AutoCloseable {

  private final @Nullable DatabaseServer embedded;
  private final @Nullable URI real;
  private final boolean ownRoles;

  private Databases(@Nullable DatabaseServer embedded, @Nullable URI real, boolean ownRoles) {
    this.embedded = embedded;
    this.real = real;
    this.ownRoles = ownRoles;
  }

  static Databases embedded(Home home, int port) {
    var server = DatabaseServer.start(home.folder().resolve("postgres"), port);
    for (var service : Service.values()) {
      server.ensure(service.database());
    }
    return new Databases(server, null, true);
  }

  /**
   * Uses a real server.
   *
   * <p>A superuser makes an ordinary role for each service, with their own password: row-level
   * security does not hold a superuser.
   *
   * @param url {@code postgresql://user:password@host:port}, a user who may create databases
   */
  static Databases real(String url) {
    var server = URI.create(url);
    if (server.getUserInfo() == null || !server.getUserInfo().contains(":")) {
      throw new IllegalStateException(
          "--postgres needs a user and a password: postgresql://user:password@host:port");
    }
    var user = server.getUserInfo().split(":", 2);
    try (var connection = DriverManager.getConnection(at(server, "postgres"), user[0], user[1]);
        var statement = connection.createStatement()) {
      boolean superuser = isSuperuser(statement);
      for (var service : Service.values()) {
        var owner = superuser ? ensureRole(statement, service.database(), user[1]) : user[0];
        ensure(statement, service.database(), owner);
      }
      return new Databases(null, server, superuser);
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The PostgreSQL given with --postgres could not be used: " + e.getMessage(), e);
    }
  }

  private static boolean isSuperuser(Statement statement) throws SQLException {
    var asked = "select 1 from pg_roles where rolname = current_user and rolsuper";
    return statement.executeQuery(asked).next();
  }

  private static String ensureRole(Statement statement, String role, String password)
      throws SQLException {
    var known = "select 1 from pg_roles where rolname = '" + role + "'";
    var verb = statement.executeQuery(known).next() ? "alter" : "create";
    statement.execute(
        verb + " role " + role + " login password '" + password.replace("'", "''") + "'");
    return role;
  }

  private static void ensure(Statement statement, String database, String owner)
      throws SQLException {
    var known = "select 1 from pg_database where datname = '" + database + "'";
    if (!statement.executeQuery(known).next()) {
      statement.execute("create database " + database + " owner \"" + owner + "\"");
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
    return Map.of(
        "DATABASE_URL",
        at(real, database),
        "DATABASE_USER",
        ownRoles ? database : user[0],
        "DATABASE_PASSWORD",
        user[1]);
  }

  private static String at(URI server, String database) {
    int port = server.getPort() == -1 ? 5432 : server.getPort();
    return "jdbc:postgresql://" + server.getHost() + ":" + port + "/" + database;
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }
}
