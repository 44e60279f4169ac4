package uk.coregroups.journey;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.time.LocalDateTime;
import uk.coregroups.standalone.database.AsTheHouse;
import uk.coregroups.standalone.demo.Office;
import uk.coregroups.standalone.launch.Service;
import uk.coregroups.standalone.launch.Settings;
import uk.coregroups.standalone.launch.Suite;
import uk.coregroups.standalone.launch.SuiteTime;
import uk.coregroups.standalone.postroom.PostRoom;

/** The whole suite for one test class: RabbitMQ where it is installed, on a day of its own. */
final class Running implements AutoCloseable {

  /** Thursday 17 December 2026, two in the afternoon. */
  static final LocalDateTime BEGIN = LocalDateTime.of(2026, 12, 17, 14, 0);

  private final Path home;
  private final SuiteTime.Wound wound = new SuiteTime.Wound();
  private final Suite suite;
  private final SuiteTime time;

  Running() throws IOException {
    home = Files.createTempDirectory("journey");
    var plan = Suite.Plan.of(Settings.embedded(home), Path.of("..")).withClock(wound);
    suite = Suite.start(plan.withTheBestBroker());
    time = new SuiteTime(suite, wound);
    time.set(BEGIN);
  }

  Suite suite() {
    return suite;
  }

  SuiteTime time() {
    return time;
  }

  PostRoom postRoom() {
    return suite.postRoom();
  }

  Office office(String account) {
    return new Office(
        suite.address(Service.GATEWAY), account + "@anytown.example", suite.secrets().password());
  }

  /** How many rows a service's database has, such as {@code core_group where partnership = ?}. */
  long count(Service service, String from, Object about) {
    try (var connection = AsTheHouse.open(suite.database(service));
        var statement = connection.prepareStatement("select count(*) from " + from)) {
      statement.setObject(1, about);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The database of " + service + " could not be read", e);
    }
  }

  @Override
  public void close() throws IOException {
    suite.close();
    Files.walkFileTree(
        home,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path folder, @org.jspecify.annotations.Nullable IOException failure)
              throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
