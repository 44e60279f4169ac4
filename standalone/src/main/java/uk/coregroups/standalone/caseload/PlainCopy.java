package uk.coregroups.standalone.caseload;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** The yardstick of an intake: PostgreSQL's own COPY of a CSV file into a table of texts. */
public final class PlainCopy implements AutoCloseable {

  /** Of so many bytes at a time it reads the file. */
  public static final int PIECE = 1 << 16;

  private final Connection connection;

  private PlainCopy(Connection connection) {
    this.connection = connection;
  }

  /** Opens a database, as the service is told of it. */
  public static PlainCopy into(Map<String, String> database) {
    try {
      return new PlainCopy(
          DriverManager.getConnection(
              Objects.requireNonNull(database.get("DATABASE_URL")),
              database.get("DATABASE_USER"),
              database.get("DATABASE_PASSWORD")));
    } catch (SQLException e) {
      throw new IllegalStateException("The database could not be opened", e);
    }
  }

  /** Copies the file into a new table, until that is committed; the table is gone afterwards. */
  public double seconds(Path file) {
    try (var statement = connection.createStatement();
        var bytes = Files.newInputStream(file)) {
      statement.execute("create table plain_copy (" + columns(file) + ")");
      long began = System.nanoTime();
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("copy plain_copy from stdin (format csv, header)", bytes, PIECE);
      double seconds = (System.nanoTime() - began) / 1e9;
      statement.execute("drop table plain_copy");
      return seconds;
    } catch (SQLException e) {
      throw new IllegalStateException("The file could not be copied", e);
    } catch (IOException e) {
      throw new UncheckedIOException("The file could not be read", e);
    }
  }

  private static String columns(Path file) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      return Arrays.stream(Objects.requireNonNull(lines.readLine()).split(",", -1))
          .map(heading -> "\"" + heading + "\" text")
          .collect(Collectors.joining(", "));
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("The database could not be left", e);
    }
  }
}
