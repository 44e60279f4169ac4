package uk.coregroups.membership.copying;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * A table filled by PostgreSQL's binary COPY, which takes rows in while the next are looked at.
 *
 * @see <a href="https://www.postgresql.org/docs/18/sql-copy.html">COPY, "Binary Format"</a>
 */
public final class CopyTable {

  /** The signature of eleven bytes, no flags, and no extension. */
  private static final byte[] HEADER = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };

  /** Little enough that whoever sends it need not wait for the one before to be taken in. */
  private static final int FULL = 1 << 16;

  private static final int ROOM_TO_SPARE = 1 << 17;
  private static final long DAYS_UNTIL_2000 = LocalDate.of(2000, 1, 1).toEpochDay();

  private final Wire wire;
  private final String sql;
  private final int columns;
  private ByteBuffer buffer = ByteBuffer.allocate(FULL + ROOM_TO_SPARE);

  /**
   * Fills a table.
   *
   * @param columns as a list for SQL, in the order in which they are written
   */
  public CopyTable(Wire wire, String table, String columns) {
    this.wire = wire;
    this.sql = "copy " + table + " (" + columns + ") from stdin (format binary)";
    this.columns = columns.split(",", -1).length;
  }

  /** Begins a row; its columns follow in order. */
  public CopyTable row() {
    if (buffer.position() >= FULL) {
      send();
    }
    buffer.putShort((short) columns);
    return this;
  }

  /** A whole number of four bytes. */
  public CopyTable number(int value) {
    buffer.putInt(Integer.BYTES).putInt(value);
    return this;
  }

  /** Yes or no. */
  public CopyTable flag(boolean value) {
    buffer.putInt(1).put((byte) (value ? 1 : 0));
    return this;
  }

  /** A text; a blank one is none at all. */
  public CopyTable text(String value) {
    if (value.isEmpty()) {
      return none();
    }
    var bytes = value.getBytes(StandardCharsets.UTF_8);
    if (buffer.remaining() < bytes.length + ROOM_TO_SPARE / 2) {
      buffer = ByteBuffer.allocate(buffer.capacity() + bytes.length).put(buffer.flip());
    }
    buffer.putInt(bytes.length).put(bytes);
    return this;
  }

  /** An id; null is none at all. */
  public CopyTable id(@Nullable UUID value) {
    if (value == null) {
      return none();
    }
    buffer
        .putInt(2 * Long.BYTES)
        .putLong(value.getMostSignificantBits())
        .putLong(value.getLeastSignificantBits());
    return this;
  }

  /** A day; null is none at all. */
  public CopyTable day(@Nullable LocalDate value) {
    return value == null ? none() : number((int) (value.toEpochDay() - DAYS_UNTIL_2000));
  }

  private CopyTable none() {
    buffer.putInt(-1);
    return this;
  }

  /** Sends what has not been sent. */
  public void send() {
    if (buffer.position() > 0) {
      wire.carry(this, buffer.array(), buffer.position());
      buffer.clear();
    }
  }

  /** A connection to the database, which carries the rows of one table at a time. */
  public static final class Wire implements AutoCloseable {

    private static final byte[] END = {-1, -1};

    private final PGConnection connection;
    private @Nullable CopyTable table;
    private @Nullable CopyIn copy;

    /** On the connection of the transaction. */
    public Wire(PGConnection connection) {
      this.connection = connection;
    }

    private void carry(CopyTable to, byte[] rows, int length) {
      try {
        var under = copy;
        if (under == null || table != to) {
          end();
          under = connection.getCopyAPI().copyIn(to.sql);
          copy = under;
          table = to;
          under.writeToCopy(HEADER, 0, HEADER.length);
        }
        under.writeToCopy(rows, 0, length);
      } catch (SQLException e) {
        throw new DataAccessResourceFailureException("Rows could not be laid out", e);
      }
    }

    /** All that was sent is in its table now, and the connection is free for other work. */
    public void end() {
      try {
        if (copy != null) {
          copy.writeToCopy(END, 0, END.length);
          copy.endCopy();
          copy = null;
        }
      } catch (SQLException e) {
        throw new DataAccessResourceFailureException("Rows could not be laid out", e);
      }
    }

    /** Breaks off what was not ended, for otherwise the connection waits for more rows for ever. */
    @Override
    public void close() {
      try {
        if (copy != null && copy.isActive()) {
          copy.cancelCopy();
        }
      } catch (SQLException e) {
        throw new DataAccessResourceFailureException("Rows could not be broken off", e);
      }
    }
  }
}
