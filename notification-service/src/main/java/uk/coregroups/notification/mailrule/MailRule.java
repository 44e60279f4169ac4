package uk.coregroups.notification.mailrule;

import java.util.List;
import java.util.Locale;

/**
 * What a partnership lets through to its groups.
 *
 * @param secureDomains to mailboxes at these, and not at what lies below them, goes the message
 *     itself; to all others a notice
 * @param megabytes the size of the largest message, as it travels
 * @param attachments the kinds of file that may be attached, such as {@code pdf}; none if empty
 */
public record MailRule(List<String> secureDomains, int megabytes, List<String> attachments) {

  /** What most mail servers take. */
  public static final int LARGEST = 25;

  /** Until a partnership says otherwise: nobody is sent the message itself. */
  static final MailRule AT_FIRST = new MailRule(List.of(), 10, List.of());

  private static final long MEGABYTE = 1024L * 1024;

  public boolean isSecure(String mailbox) {
    var domain = mailbox.substring(mailbox.indexOf('@') + 1).toLowerCase(Locale.ROOT);
    return secureDomains.contains(domain);
  }

  /** Whether a message of this size, with such files attached, may go. */
  public boolean allows(long octets, List<String> attached) {
    return octets <= megabytes * MEGABYTE && attachments.containsAll(attached);
  }
}
