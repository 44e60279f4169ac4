package uk.coregroups.notification.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The words of a header, in whatever way they were encoded, or were not. */
final class HeaderText {

  private HeaderText() {}

  /** Nobody reads more of it. */
  private static final int LONGEST = 64 * 1024;

  private static final Pattern FOLD = Pattern.compile("\\r?\\n[ \\t]*");

  /** A header as one line; empty if the mail does not have it. */
  static String of(MimeMessage message, String name) throws MessagingException {
    var all = message.getHeader(name, " ");
    return all == null
        ? ""
        : StorableText.of(decoded(raw(all.substring(0, Math.min(LONGEST, all.length())))));
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
      // The library's own unfolding copies what is left at each fold.
      return MimeUtility.decodeText(FOLD.matcher(header).replaceAll(" "));
    } catch (UnsupportedEncodingException | RuntimeException e) {
      // An alphabet nobody knows: it stays as it was written.
      return header;
    }
  }
}
