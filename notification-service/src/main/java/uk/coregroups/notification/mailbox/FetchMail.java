package uk.coregroups.notification.mailbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.SharedInputStream;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPMessage;

/**
 * Fetches mail in pieces into one array of octets, over which it is then read in place: a {@link
 * SharedInputStream} is not copied by the mail library. What is too large is not fetched, but for
 * its head.
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

  /** The whole of it, or its head if it is larger than that. */
  static Fetched fetch(IMAPMessage message, long largest) throws MessagingException, IOException {
    message.setPeek(true);
    long said = message.getSizeLong();
    if (said > largest) {
      return new Fetched(head(message), said, false);
    }
    try (var in = message.getMimeStream()) {
      // Servers estimate the size; what is sent may still be larger.
      var octets = new Octets((int) (said + said / 32 + 4096));
      boolean whole = octets.takeAll(in, largest);
      return whole
          ? new Fetched(octets.message(), octets.size(), true)
          : new Fetched(headOnly(octets.stream()), Math.max(said, octets.size()), false);
    }
  }

  /** The head alone. */
  static MimeMessage head(IMAPMessage message) throws MessagingException, IOException {
    message.setPeek(true);
    try (var in = message.getMimeStream()) {
      return headOnly(new ByteArrayInputStream(in.readNBytes(HEAD)));
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

  /** Octets that are read where they lie. */
  private static final class Octets extends ByteArrayOutputStream {

    Octets(int expected) {
      super(expected);
    }

    /** Takes everything; says no as soon as it is more than that. */
    boolean takeAll(InputStream in, long most) throws IOException {
      var piece = new byte[16 * 1024];
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        write(piece, 0, n);
        if (size() > most) {
          return false;
        }
      }
      return true;
    }

    InputStream stream() {
      return new SharedByteArrayInputStream(buf, 0, count);
    }

    MimeMessage message() throws MessagingException {
      return new MimeMessage(NOWHERE, stream());
    }
  }
}
