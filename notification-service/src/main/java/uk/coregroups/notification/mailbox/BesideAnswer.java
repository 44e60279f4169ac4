package uk.coregroups.notification.mailbox;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a person wrote beside the answer that their calendar has sent. */
final class BesideAnswer {

  private static final int LONGEST = 300;

  /** As calendars say it themselves, in the text for whoever has no calendar. */
  private static final List<String> PROGRAMS_OWN =
      List.of(
          "has accepted",
          "has declined",
          "has tentatively accepted",
          "has replied",
          "accepted your invitation",
          "declined your invitation",
          "accepted this invitation",
          "declined this invitation",
          "accepted the invitation",
          "declined the invitation",
          "accepted the event",
          "declined the event",
          "will attend",
          "will not attend",
          "may attend",
          "sent from my iphone",
          "sent from my ipad",
          "sent from my galaxy",
          "sent from outlook",
          "sent from mail for",
          "get outlook for",
          "this is a multi-part message",
          "wedi derbyn",
          "wedi gwrthod");

  /** Where what they answer begins, if it is quoted. */
  private static final List<String> QUOTED =
      List.of(
          "-----original", "________________", "from:", "sent:", "when:", "where:", "oddi wrth:");

  private BesideAnswer() {}

  /**
   * In one line; null where nobody has written anything. The text of a mail that a program sent on
   * its own is the program's; what a person said to it stands in the calendar.
   */
  static @Nullable String words(Mail mail, CalendarReply reply) {
    if (reply.said() != null || mail.automatic()) {
      return reply.said();
    }
    var theirs =
        mail.words()
            .lines()
            .map(String::strip)
            .takeWhile(line -> !isQuoted(line.toLowerCase(Locale.ROOT)))
            .filter(line -> !isProgramsOwn(line.toLowerCase(Locale.ROOT)))
            .collect(Collectors.joining(" "));
    var line = StorableText.line(theirs, LONGEST);
    return line.chars().anyMatch(Character::isLetterOrDigit) ? line : null;
  }

  private static boolean isQuoted(String line) {
    return line.startsWith(">")
        || line.endsWith(" wrote:")
        || QUOTED.stream().anyMatch(line::startsWith);
  }

  private static boolean isProgramsOwn(String line) {
    return PROGRAMS_OWN.stream().anyMatch(line::contains);
  }
}
