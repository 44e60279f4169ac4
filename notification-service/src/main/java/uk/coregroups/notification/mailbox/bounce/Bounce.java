package uk.coregroups.notification.mailbox.bounce;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.coregroups.notification.mailbox.StorableText;

/**
 * What a mail server says has become of a letter. It never prints itself in a log.
 *
 * @param status the enhanced status code, such as 5.1.1; null if it gives none
 * @param recipients the mailboxes it speaks of, the likeliest first, in lower case
 * @param words the server's own, short and in one line
 */
public record Bounce(
    Outcome outcome, @Nullable String status, List<String> recipients, String words) {

  public Bounce {
    recipients = recipients.stream().map(StorableText::of).toList();
    words = StorableText.of(words);
  }

  /** What it says. */
  public enum Outcome {
    /** The letter will not be delivered. */
    FAILED,
    /** It is still being tried. */
    DELAYED,
    /** It has been delivered, or passed on to a server that does not report. */
    DELIVERED,
    /** There is a report, and a person must make it out. */
    UNCLEAR
  }

  /**
   * Whether it says something of the mailbox. What a server says against us, or against what was
   * written, says nothing of it (RFC 3463: the second number 3, 5, 6 or 7).
   */
  public boolean blamesMailbox() {
    return BouncePhrases.isAboutMailbox(words)
        || !(isAboutUs(status) || BouncePhrases.isAboutUs(words));
  }

  private static boolean isAboutUs(@Nullable String status) {
    return status != null && status.length() > 2 && "3567".indexOf(status.charAt(2)) >= 0;
  }

  @Override
  public String toString() {
    return "Bounce[" + outcome + "]";
  }
}
