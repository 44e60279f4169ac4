package uk.coregroups.notification.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Whether the mail server takes a mail for junk: SpamAssassin and rspamd ({@code X-Spam-…}),
 * Exchange (a spam confidence level of 5 and above, or a verdict of its filter), and others that
 * write a plain yes.
 */
final class SpamVerdict {

  private static final int EXCHANGE_TAKES_FOR_JUNK = 5;
  private static final List<String> YES = List.of("X-Spam-Flag", "X-Spam", "X-Bogosity");
  private static final List<String> FILTERED = List.of("spm", "hspm", "phsh", "hphsh", "spoof");

  private SpamVerdict() {}

  static boolean isJunk(MimeMessage message) {
    return YES.stream().flatMap(name -> values(message, name)).anyMatch(SpamVerdict::isYes)
        || values(message, "X-Spam-Status").anyMatch(SpamVerdict::isYes)
        || values(message, "X-MS-Exchange-Organization-SCL").anyMatch(SpamVerdict::isLevelOfJunk)
        || values(message, "X-Forefront-Antispam-Report").anyMatch(SpamVerdict::isFiltered);
  }

  private static boolean isYes(String value) {
    return value.startsWith("yes") || value.startsWith("true") || value.startsWith("spam");
  }

  private static boolean isLevelOfJunk(String value) {
    return value.matches("[0-9]") && Integer.parseInt(value) >= EXCHANGE_TAKES_FOR_JUNK;
  }

  /** Such as {@code CIP:203.0.113.1;SFV:SPM;SCL:6;CAT:PHSH}. */
  private static boolean isFiltered(String value) {
    return Arrays.stream(value.split(";", -1))
        .map(String::strip)
        .anyMatch(one ->
            one.equals("sfv:spm")
                || (one.startsWith("cat:") && FILTERED.contains(one.substring(4)))
                || (one.startsWith("scl:") && isLevelOfJunk(one.substring(4))));
  }

  private static Stream<String> values(MimeMessage message, String name) {
    try {
      var all = message.getHeader(name);
      return Arrays.stream(all == null ? new String[0] : all)
          .map(one -> one.strip().toLowerCase(Locale.ROOT));
    } catch (MessagingException e) {
      return Stream.empty();
    }
  }
}
