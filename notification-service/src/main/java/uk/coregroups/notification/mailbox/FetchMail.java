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
import java.util.Objects;
import java.util.Properties;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.jspecify.annotations.Nullable;

/**
 * Fetches mail into one array of octets, over which it is then read in place: a {@link
 * SharedInputStream} is not copied by the mail library. Never is more asked for than may come, so
 * that of what is too large its head alone does.
 */
final class FetchMail {

  private static final Session NOWHERE = Session.getInstance(new Properties());
  private static final int HEAD = 256 * 1024;

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
    var octets = octets(folder, uid, largest + 1);
    long size = octets.getCount();
    var in = new SharedByteArrayInputStream(octets.getBytes(), octets.getStart(), (int) size);
    return size > largest
        ? new Fetched(headOnly(in), size, false)
        : new Fetched(new MimeMessage(NOWHERE, in), size, true);
  }

  /** The head alone. */
  static MimeMessage head(IMAPFolder folder, long uid) throws MessagingException {
    return headOnly(octets(folder, uid, HEAD).toByteArrayInputStream());
  }

  /** By UID: numbers shift when somebody else deletes mail. */
  private static ByteArray octets(IMAPFolder folder, long uid, long most)
      throws MessagingException {
    var command = "UID FETCH " + uid + " (BODY.PEEK[]<0." + most + ">)";
    var body = (ByteArray) folder.doCommand(protocol -> body(protocol, command));
    if (body == null) {
      throw new MessageRemovedException("It is not there any more");
    }
    return body;
  }

  private static @Nullable ByteArray body(IMAPProtocol protocol, String command)
      throws ProtocolException {
    Response[] responses = protocol.command(command, null);
    protocol.notifyResponseHandlers(responses);
    protocol.handleResult(responses[responses.length - 1]);
    return Arrays.stream(responses)
        .map(one -> one instanceof FetchResponse fetched ? fetched.getItem(BODY.class) : null)
        .filter(Objects::nonNull)
        .map(BODY::getByteArray)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
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
