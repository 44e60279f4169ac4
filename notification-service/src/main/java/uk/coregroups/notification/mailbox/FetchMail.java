package uk.coregroups.notification.mailbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.SharedInputStream;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.jspecify.annotations.Nullable;

/**
 * Fetches mail into one array of octets, over which it is then read in place: a {@link
 * SharedInputStream} is not copied by the mail library. Never is more asked for than may come, so
 * that of what is too large its head alone does.
 */
final class FetchMail {

  private static final Session NOWHERE = Session.getInstance(new Properties());
  private static final int HEAD = 256 * 1024;

  /** No mail of people has so many lines between its parts; each part costs memory. */
  private static final int MOST_DIVIDING_LINES = 1000;

  private FetchMail() {}

  /** A mail that was fetched, or the head of it. */
  record Fetched(MimeMessage message, long octets, boolean whole) {

    @Override
    public String toString() {
      return "Fetched[" + octets + "]";
    }
  }

  /**
   * The whole of it, or its head if it is larger than that.
   *
   * @param said how large it is, as the server says; some only estimate it
   */
  static Fetched fetch(IMAPFolder folder, long uid, long said, long largest)
      throws MessagingException {
    if (said > largest) {
      return new Fetched(head(folder, uid), said, false);
    }
    var piece = piece(folder, uid, largest + 1);
    return piece.size() > largest
        ? new Fetched(headOnly(piece.head()), piece.size(), false)
        : whole(piece);
  }

  /**
   * Several small ones at once, by their UIDs.
   *
   * @param most no more is asked of each; what is not smaller than that is left out, and so is what
   *     is not there any more
   */
  static Map<Long, Fetched> fetch(IMAPFolder folder, List<Long> uids, long most)
      throws MessagingException {
    var fetched = new HashMap<Long, Fetched>();
    for (var one : pieces(folder, uids, most).entrySet()) {
      if (one.getValue().size() < most) {
        fetched.put(one.getKey(), whole(one.getValue()));
      }
    }
    return fetched;
  }

  /** The head alone of what is made to be taken apart for ever. */
  private static Fetched whole(Piece piece) throws MessagingException {
    return piece.isEndless()
        ? new Fetched(headOnly(piece.head()), piece.size(), false)
        : new Fetched(new Received(piece), piece.size(), true);
  }

  /** The head alone. */
  static MimeMessage head(IMAPFolder folder, long uid) throws MessagingException {
    return headOnly(piece(folder, uid, HEAD).head());
  }

  private static Piece piece(IMAPFolder folder, long uid, long most) throws MessagingException {
    var piece = pieces(folder, List.of(uid), most).get(uid);
    if (piece == null) {
      // A date that the library cannot read hides all else.
      piece = pieces(folder, "UID FETCH " + uid + " (UID " + body(most) + ")").get(uid);
    }
    if (piece == null && isThere(folder, uid)) {
      throw new MessagingException("The server gives nothing of it");
    }
    if (piece == null) {
      throw new MessageRemovedException("It is not there any more");
    }
    return piece;
  }

  private static boolean isThere(IMAPFolder folder, long uid) throws MessagingException {
    var command = "UID FETCH " + uid + " (UID)";
    return (boolean)
        folder.doCommand(protocol ->
            responses(protocol, command).stream()
                .map(response -> response.getItem(UID.class))
                .anyMatch(one -> one != null && one.uid == uid));
  }

  /** By UID: numbers shift when somebody else deletes mail. */
  private static Map<Long, Piece> pieces(IMAPFolder folder, List<Long> uids, long most)
      throws MessagingException {
    var list = uids.stream().map(String::valueOf).collect(Collectors.joining(","));
    return pieces(folder, "UID FETCH " + list + " (UID INTERNALDATE " + body(most) + ")");
  }

  private static String body(long most) {
    return "BODY.PEEK[]<0." + most + ">";
  }

  private static Map<Long, Piece> pieces(IMAPFolder folder, String command)
      throws MessagingException {
    var pieces = new HashMap<Long, Piece>();
    folder.doCommand(protocol -> {
      for (var response : responses(protocol, command)) {
        var uid = response.getItem(UID.class);
        var body = response.getItem(BODY.class);
        var octets = body == null ? null : body.getByteArray();
        if (uid != null && octets != null) {
          pieces.put(uid.uid, new Piece(octets, response.getItem(INTERNALDATE.class)));
        }
      }
      return pieces;
    });
    return pieces;
  }

  private static List<FetchResponse> responses(IMAPProtocol protocol, String command)
      throws ProtocolException {
    Response[] responses = protocol.command(command, null);
    protocol.notifyResponseHandlers(responses);
    protocol.handleResult(responses[responses.length - 1]);
    return Arrays.stream(responses)
        .filter(FetchResponse.class::isInstance)
        .map(FetchResponse.class::cast)
        .toList();
  }

  /** What the server gave of a mail, and since when it has had it. */
  private record Piece(ByteArray octets, @Nullable INTERNALDATE since) {

    int size() {
      return octets.getCount();
    }

    SharedByteArrayInputStream stream() {
      return stream(size());
    }

    /** The first of it, in which the head is. */
    SharedByteArrayInputStream head() {
      return stream(Math.min(HEAD, size()));
    }

    private SharedByteArrayInputStream stream(int length) {
      return new SharedByteArrayInputStream(octets.getBytes(), octets.getStart(), length);
    }

    /** A head that does not end, or more parts than anybody has written. */
    boolean isEndless() {
      return (size() > HEAD && headEnds() > HEAD) || dividingLines() > MOST_DIVIDING_LINES;
    }

    private int headEnds() {
      boolean empty = false;
      for (int i = 0; i <= HEAD; i++) {
        byte one = at(i);
        if (one == '\n' && empty) {
          return i;
        }
        empty = one == '\n' || (empty && one == '\r');
      }
      return HEAD + 1;
    }

    private int dividingLines() {
      int lines = 0;
      for (int i = 0; i + 2 < size(); i++) {
        if (at(i) == '\n' && at(i + 1) == '-' && at(i + 2) == '-') {
          lines++;
        }
      }
      return lines;
    }

    private byte at(int place) {
      return octets.getBytes()[octets.getStart() + place];
    }
  }

  /** A mail that knows when the mailbox had it. */
  private static final class Received extends MimeMessage {

    private final @Nullable INTERNALDATE since;

    Received(Piece piece) throws MessagingException {
      super(NOWHERE, piece.stream());
      this.since = piece.since;
    }

    @Override
    @SuppressWarnings("JavaUtilDate") // the mail library knows no other
    public @Nullable Date getReceivedDate() {
      return since == null ? null : since.getDate();
    }
  }

  /** The same mail with nothing in it. */
  private static MimeMessage headOnly(InputStream in) throws MessagingException {
    var headers = new InternetHeaders(in);
    var lines =
        Collections.list(
            headers.getNonMatchingHeaderLines(
                new String[] {"Content-Type", "Content-Transfer-Encoding"}));
    var head = String.join("\r\n", lines) + "\r\n\r\n";
    return new MimeMessage(NOWHERE, new ByteArrayInputStream(head.getBytes(ISO_8859_1)));
  }
}
