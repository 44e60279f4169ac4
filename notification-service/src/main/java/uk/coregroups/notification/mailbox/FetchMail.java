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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
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

  /**
   * Several small ones at once, by their UIDs.
   *
   * @param most no more is asked of each; what is not smaller than that is left out, and so is what
   *     is not there any more
   */
  static Map<Long, Fetched> fetch(IMAPFolder folder, List<Long> uids, long most)
      throws MessagingException {
    var list = uids.stream().map(String::valueOf).collect(Collectors.joining(","));
    var command = "UID FETCH " + list + " (UID BODY.PEEK[]<0." + most + ">)";
    var fetched = new HashMap<Long, Fetched>();
    folder.doCommand(protocol -> {
      for (var response : responses(protocol, command)) {
        var uid = response.getItem(UID.class);
        var octets = octets(response);
        if (uid != null && octets != null && octets.getCount() < most) {
          fetched.put(uid.uid, whole(octets));
        }
      }
      return fetched;
    });
    return fetched;
  }

  private static Fetched whole(ByteArray octets) throws ProtocolException {
    int size = octets.getCount();
    try {
      var in = new SharedByteArrayInputStream(octets.getBytes(), octets.getStart(), size);
      return new Fetched(new MimeMessage(NOWHERE, in), size, true);
    } catch (MessagingException e) {
      throw new ProtocolException("A mail has no head", e);
    }
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
    return responses(protocol, command).stream()
        .map(FetchMail::octets)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable ByteArray octets(FetchResponse response) {
    var body = response.getItem(BODY.class);
    return body == null ? null : body.getByteArray();
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
