package uk.coregroups.notification.groupmail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.TransactionException;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.ids.PartnershipId;

/**
 * What was written to groups, in pieces: the table {@code group_mail_chunk}. Of a message one piece
 * is in memory at a time, and no connection is held between two of them.
 */
@Repository
class MailContents {

  static final int PIECE = 256 * 1024;

  private final JdbcClient jdbc;

  MailContents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void keep(UUID mail, PartnershipId partnership, MimeMessage message)
      throws MessagingException, IOException {
    try (var pieces = new Pieces(mail, partnership)) {
      message.writeTo(pieces);
    }
  }

  /**
   * A message from its beginning, read as it is asked for.
   *
   * @param octets how long it is: reading fails where it ends before, as when it was forgotten
   */
  InputStream open(UUID mail, PartnershipId partnership, long octets) {
    return new Content(mail, Sight.of(java.util.List.of(partnership)), octets);
  }

  private void save(UUID mail, PartnershipId partnership, int place, byte[] piece) {
    jdbc.sql("insert into group_mail_chunk values (:mail, :partnership, :place, :octets)")
        .param("mail", mail)
        .param("partnership", partnership.value())
        .param("place", place)
        .param("octets", piece)
        .update();
  }

  private byte[] piece(UUID mail, int place) {
    return jdbc.sql("select octets from group_mail_chunk where mail = :mail and place = :place")
        .param("mail", mail)
        .param("place", place)
        .query((row, n) -> row.getBytes("octets"))
        .optional()
        .orElse(new byte[0]);
  }

  /** Saves a piece as soon as there is one. */
  private final class Pieces extends OutputStream {

    private final UUID mail;
    private final PartnershipId partnership;
    private final byte[] piece = new byte[PIECE];
    private int filled;
    private int place;

    Pieces(UUID mail, PartnershipId partnership) {
      this.mail = mail;
      this.partnership = partnership;
    }

    @Override
    public void write(int octet) {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int from, int length) {
      int at = from;
      while (at < from + length) {
        int some = Math.min(from + length - at, PIECE - filled);
        System.arraycopy(octets, at, piece, filled, some);
        filled += some;
        at += some;
        if (filled == PIECE) {
          saveNow();
        }
      }
    }

    private void saveNow() {
      save(mail, partnership, place++, Arrays.copyOf(piece, filled));
      filled = 0;
    }

    @Override
    public void close() {
      if (filled > 0) {
        saveNow();
      }
    }
  }

  /** Reads one piece after the other. */
  private final class Content extends InputStream {

    private final UUID mail;
    private final Sight sight;
    private long left;
    private byte[] piece = new byte[0];
    private int at;
    private int place;

    Content(UUID mail, Sight sight, long octets) {
      this.mail = mail;
      this.sight = sight;
      this.left = octets;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (at == piece.length && !next()) {
        return -1;
      }
      int some = Math.min(length, piece.length - at);
      System.arraycopy(piece, at, into, from, some);
      at += some;
      left -= some;
      return some;
    }

    private boolean next() throws IOException {
      if (left <= 0) {
        return false;
      }
      try {
        piece = sight.call(() -> piece(mail, place++));
      } catch (DataAccessException | TransactionException e) {
        throw new IOException("The database is away", e);
      }
      at = 0;
      if (piece.length == 0) {
        throw new EOFException("The message is not kept any more");
      }
      return true;
    }
  }
}
