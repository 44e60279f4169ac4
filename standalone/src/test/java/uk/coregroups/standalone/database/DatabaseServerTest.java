package uk.coregroups.standalone.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.coregroups.standalone.part.Ports;

class DatabaseServerTest {

  @Test
  void rowsSurviveARestartAndNobodyComesInWithoutAPassword(@TempDir Path home) throws Exception {
    try (var first = DatabaseServer.start(home, 0)) {
      first.ensure("membership");
      try (var connection = enter(first);
          var statement = connection.createStatement()) {
        statement.execute("create table kept (id int)");
        statement.execute("insert into kept values (7)");
      }
      assertThatThrownBy(() -> DriverManager.getConnection(first.url("membership"), "postgres", ""))
          .isInstanceOf(SQLException.class);
    }
    try (var second = DatabaseServer.start(home, 0)) {
      second.ensure("membership");
      try (var connection = enter(second);
          var statement = connection.createStatement();
          var row = statement.executeQuery("select id, current_setting('fsync') from kept")) {
        assertThat(row.next()).isTrue();
        assertThat(row.getInt(1)).isEqualTo(7);
        assertThat(row.getString(2)).isEqualTo("on");
      }
    }
  }

  @Test
  void aStrangersServerOnThePortIsNotAdopted(@TempDir Path theirs, @TempDir Path ours) {
    int port = Ports.free();
    try (var stranger = DatabaseServer.start(theirs, port)) {
      assertThat(stranger.port()).isEqualTo(port);
      assertThatThrownBy(() -> DatabaseServer.start(ours, port))
          .hasMessageContaining("Port " + port);
    }
  }

  @Test
  void itsSocketIsInItsOwnFolderAndNoneWhereThePathIsTooLong(@TempDir Path home) {
    try (var server = DatabaseServer.start(home, 0)) {
      assertThat(home.resolve(".s.PGSQL." + server.port())).exists();
      assertThat(Path.of("/tmp/.s.PGSQL." + server.port())).doesNotExist();
    }
    assertThat(DatabaseServer.socketFolder(Path.of("/" + "x".repeat(91)))).hasSize(92);
    assertThat(DatabaseServer.socketFolder(Path.of("/" + "x".repeat(92)))).isEmpty();
    assertThat(DatabaseServer.socketFolder(Path.of("/a folder"))).isEmpty();
  }

  @Test
  void theServersOwnWordsSayWhyItDidNotStart(@TempDir Path home) throws Exception {
    DatabaseServer.start(home, 0).close();
    Files.writeString(
        home.resolve("data/postgresql.conf"),
        "\nno_such_setting = on\n",
        StandardOpenOption.APPEND);

    assertThatThrownBy(() -> DatabaseServer.start(home, 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("PostgreSQL did not start")
        .hasMessageContaining("no_such_setting");
  }

  private static Connection enter(DatabaseServer server) throws SQLException {
    return DriverManager.getConnection(server.url("membership"), "membership", server.password());
  }
}
