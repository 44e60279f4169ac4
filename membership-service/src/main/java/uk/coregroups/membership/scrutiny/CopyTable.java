package uk.coregroups.membership.scrutiny;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * A table filled by PostgreSQL's binary COPY, some thousands of rows at a time.
 *
 * @see <a href="https://www.postgresql.org/docs/18/sql-copy.html">COPY, "Binary Format"</a>
 */
final class CopyTable {

  /** The signature of eleven bytes, no flags, and no extension. */
  private static final byte[] HEADER = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };

  private static final int FULL = 1 << 19;
  private static final int LONGEST_ROW = 1 << 17;
  private static final long DAYS_UNTIL_2000 = LocalDate.of(2000, 1, 1).toEpochDay();

  private final PGConnection connection;
  private final String sql;
  private final int columns;
  private final ByteBuffer buffer = ByteBuffer.allocate(FULL + LONGEST_ROW);
  private int rows;

  /**
   * Fills a table.
   *
   * @param columns as a list for SQL, in the order in which they are written
   */
  CopyTable(PGConnection connection, String table, String columns) {
    this.connection = connection;
    this.sql = "copy " + table + " (" + columns + ") from stdin (format binary)";
    this.columns = columns.split(",", -1).length;
    buffer.put(HEADER);
  }

  /** How many rows were begun. */
  int rows() {
    return rows;
  }

  /** Begins a row; its columns follow in order. */
  CopyTable row() {
    if (buffer.position() >= FULL) {
      flush();
    }
    rows++;
    buffer.putShort((short) columns);
    return this;
  }

  CopyTable number(int value) {
    buffer.putInt(Integer.BYTES).putInt(value);
    return this;
  }

  CopyTable flag(boolean value) {
    buffer.putInt(1).put((byte) (value ? 1 : 0));
    return this;
  }

  /** A text; a blank one is none at all. */
  CopyTable text(String value) {
    if (value.isEmpty()) {
      return none();
    }
    var bytes = value.getBytes(StandardCharsets.UTF_8);
    buffer.putInt(bytes.length).put(bytes);
    return this;
  }

  CopyTable id(@Nullable UUID value) {
    if (value == null) {
      return none();
    }
    buffer
        .putInt(2 * Long.BYTES)
        .putLong(value.getMostSignificantBits())
        .putLong(value.getLeastSignificantBits());
    return this;
  }

  CopyTable day(@Nullable LocalDate value) {
    return value == null ? none() : number((int) (value.toEpochDay() - DAYS_UNTIL_2000));
  }

  private CopyTable none() {
    buffer.putInt(-1);
    return this;
  }

  /** Sends what has not been sent. */
  void flush() {
    buffer.putShort((short) -1);
    try {
      var copy = connection.getCopyAPI().copyIn(sql);
      copy.writeToCopy(buffer.array(), 0, buffer.position());
      copy.endCopy();
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("Rows could not be laid out", e);
    }
    buffer.clear();
    buffer.put(HEADER);
  }
}
