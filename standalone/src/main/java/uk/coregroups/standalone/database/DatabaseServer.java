package uk.coregroups.standalone.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import uk.coregroups.standalone.part.PasswordFile;
import uk.coregroups.standalone.part.Ports;

/**
 * PostgreSQL with its own data folder, {@code fsync} on and passwords asked of everybody.
 *
 * <p>Data stay in the folder over a restart. A server left running by a launcher that was killed is
 * taken over; a server that keeps its data anywhere else is refused.
 */
public final class DatabaseServer implements AutoCloseable {

  private static final String PASSWORDS_ONLY =
      """
      # Written by the suite: nobody comes in without a password.
      local all all scram-sha-256
      host all all 127.0.0.1/32 scram-sha-256
      host all all ::1/128 scram-sha-256
      """;

  /** What a socket's address has room for on Linux, without the zero at its end: unix(7). */
  private static final int LONGEST_SOCKET_PATH = 107;

  private static final String LONGEST_SOCKET_NAME = "/.s.PGSQL.65535";
  private static final int LAST_LINES = 20;

  private final Path data;
  private final String password;
  private final EmbeddedPostgres server;

  private DatabaseServer(Path data, String password, EmbeddedPostgres server) {
    this.data = data;
    this.password = password;
    this.server = server;
  }

  /**
   * Starts the server, making it on the first call.
   *
   * @param home an existing or new folder that is this server's alone
   * @param port the port on loopback, or 0 for any free one
   */
  public static DatabaseServer start(Path home, int port) {
    var log = home.resolve("postgresql.log");
    try {
      var password = PasswordFile.in(home);
      var data = home.resolve("data").toAbsolutePath();
      boolean guarded =
          Files.exists(data.resolve("pg_hba.conf"))
              && Files.readString(data.resolve("pg_hba.conf")).equals(PASSWORDS_ONLY);
      mustNotBeSomebodyElses(data, port);
      var builder =
          EmbeddedPostgres.builder()
              .setPort(port == 0 ? Ports.free() : port)
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setOverrideWorkingDirectory(home.resolve("binaries").toFile())
              .setRegisterShutdownHook(false)
              .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .setPGStartupWait(Duration.ofSeconds(60))
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("unix_socket_directories", socketFolder(home))
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("max_connections", "150");
      if (guarded) {
        builder.setConnectConfig("password", password);
      }
      var started = new DatabaseServer(data, password, builder.start());
      if (!guarded) {
        started.guard();
      }
      started.mustBeOurs();
      return started;
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(
          "PostgreSQL did not start: " + e.getMessage() + words(log), e);
    }
  }

  /** Makes sure there is a database of that name, owned by a role of the same name. */
  public void ensure(String database) {
    try (var connection = connect("postgres");
        var statement = connection.createStatement()) {
      var known = "select 1 from pg_roles where rolname = '" + database + "'";
      if (!statement.executeQuery(known).next()) {
        statement.execute("create role " + database + " login password '" + password + "'");
      }
      var present = "select 1 from pg_database where datname = '" + database + "'";
      if (!statement.executeQuery(present).next()) {
        statement.execute("create database " + database + " owner " + database);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Database " + database + " could not be made", e);
    }
  }

  public int port() {
    return server.getPort();
  }

  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
  }

  /** The password of every role of this server. */
  public String password() {
    return password;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not stop", e);
    }
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database), "postgres", password);
  }

  private void guard() throws SQLException, IOException {
    try (var connection = connect("postgres");
        var statement = connection.createStatement()) {
      statement.execute("alter user postgres password '" + password + "'");
      Files.writeString(data.resolve("pg_hba.conf"), PASSWORDS_ONLY);
      statement.execute("select pg_reload_conf()");
    }
  }

  /** A taken port is ours only if our own data folder says that its server holds it. */
  private static void mustNotBeSomebodyElses(Path data, int port) throws IOException {
    var pidFile = data.resolve("postmaster.pid");
    boolean ours =
        Files.exists(pidFile) && Files.readAllLines(pidFile).contains(String.valueOf(port));
    if (port != 0 && !ours) {
      Ports.mustBeFree(port, "PostgreSQL");
    }
  }

  /** The library only asks whether the port answers; another server would do for it. */
  private void mustBeOurs() throws SQLException, IOException {
    try (var connection = connect("postgres");
        var statement = connection.createStatement();
        var row = statement.executeQuery("show data_directory")) {
      row.next();
      var served = Path.of(row.getString(1));
      if (!Files.isSameFile(served, data)) {
        throw new IllegalStateException(
            "The PostgreSQL on port "
                + port()
                + " keeps its data in "
                + served
                + ", not in "
                + data
                + ". It is somebody else's and was left alone.");
      }
    }
  }

  /** Its socket is in its own folder, so that two suites do not meet; none where none fits. */
  static String socketFolder(Path home) {
    var folder = home.toAbsolutePath().toString();
    boolean fits = folder.length() + LONGEST_SOCKET_NAME.length() <= LONGEST_SOCKET_PATH;
    return fits && folder.matches("[\\w./-]+") ? folder : "";
  }

  /** The server's own words, which say why it would not start. */
  private static String words(Path log) {
    try {
      var lines = Files.exists(log) ? Files.readAllLines(log) : List.<String>of();
      return lines.stream()
          .skip(Math.max(0, lines.size() - LAST_LINES))
          .collect(Collectors.joining("\n  ", "\n  ", "\nThe whole of it is in " + log));
    } catch (IOException e) {
      return "\nIts log " + log + " could not be read: " + e.getMessage();
    }
  }
}
