package uk.coregroups.notification.mailbox.bounce;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.coregroups.notification.mailbox.StorableText;
import uk.coregroups.notification.refusal.Fault;
import uk.coregroups.notification.refusal.MailRefusals;
import uk.coregroups.notification.refusal.MailReply;

/**
 * What a mail server says has become of a letter. It never prints itself in a log.
 *
 * @param status the enhanced status code, such as 5.1.1; null if it gives none
 * @param recipients the mailboxes it speaks of, the likeliest first, in lower case
 * @param words the server's own, short and in one line
 */
public record Bounce(
    Outcome outcome, @Nullable String status, List<String> recipients, String words) {

  /** A report often leaves the reply code out; that the failure is final is known here. */
  private static final int FINAL = 550;

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
   * Whether the mailbox is at fault, by the same table as when a server refuses a letter at once.
   * What has expired is the receiver's side too, though no single reply would say so.
   */
  public boolean blamesMailbox() {
    var said = said();
    return switch (MailRefusals.of(said)) {
      case RECIPIENT, DEFERRED -> true;
      case MESSAGE -> said.status().startsWith("4.");
      case SENDER, POLICY, OPTED_OUT -> false;
    };
  }

  /** Whether the mailbox is at fault for good: one that is full, or was not reached, may pass. */
  public boolean isForGood() {
    return MailRefusals.of(said()) == Fault.RECIPIENT;
  }

  /** What the server itself has answered says more than what was made of it on the way. */
  private MailReply said() {
    int reply = ServerCodes.reply(words);
    var said = MailReply.of(MailReply.To.RCPT, reply == 0 ? FINAL : reply, words);
    var code = said.status().isEmpty() && status != null ? status.substring(2) : said.status();
    return new MailReply(said.to(), said.code(), code, said.text());
  }

  @Override
  public String toString() {
    return "Bounce[" + outcome + "]";
  }
}
