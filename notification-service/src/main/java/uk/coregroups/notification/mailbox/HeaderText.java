package uk.coregroups.notification.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;

/** The words of a header, in whatever way they were encoded, or were not. */
final class HeaderText {

  private HeaderText() {}

  /** A header as one line; empty if the mail does not have it. */
  static String of(MimeMessage message, String name) throws MessagingException {
    var all = message.getHeader(name, " ");
    return all == null ? "" : StorableText.of(decoded(raw(all)));
  }

  /** Octets beyond ASCII, which the mail library hands on one by one, as the letters they are. */
  static String raw(String header) {
    if (header.chars().allMatch(c -> c < 0x80) || header.chars().anyMatch(c -> c > 0xff)) {
      return header;
    }
    return PartText.decode(
        header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8.name());
  }

  static String decoded(String header) {
    try {
      return MimeUtility.decodeText(MimeUtility.unfold(header));
    } catch (UnsupportedEncodingException | RuntimeException e) {
      // An alphabet nobody knows: it stays as it was written.
      return header;
    }
  }
}
