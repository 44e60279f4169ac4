package uk.coregroups.events.surroundings;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.boot.context.event.ApplicationReadyEvent;

/** Holds a service's pool to what {@code k8s/README.md} says PostgreSQL must allow it. */
final class AgreedPool {

  private static final Path TABLE = Path.of("..", "k8s", "README.md");

  private AgreedPool() {}

  static void check(ApplicationReadyEvent ready, DataSource pool) {
    var service =
        ready.getApplicationContext().getEnvironment().getProperty("spring.application.name");
    var row = Pattern.compile("\\| " + service + " \\| (\\d+) \\|").matcher(table());
    if (row.find() && size(pool) > Integer.parseInt(row.group(1))) {
      throw new AssertionError(
          service + " may open " + size(pool) + " connections, and " + TABLE + " says fewer");
    }
  }

  private static int size(DataSource pool) {
    try {
      return pool.unwrap(HikariDataSource.class).getMaximumPoolSize();
    } catch (SQLException e) {
      throw new IllegalStateException("The pool of connections is no Hikari pool", e);
    }
  }

  private static String table() {
    try {
      return Files.readString(TABLE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
