package uk.coregroups.notification.mailbox;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import uk.coregroups.events.ids.PartnershipId;

/**
 * The organiser's mailbox.
 *
 * @param imap the server with user and password, such as {@code imap://user:password@host:143}, or
 *     {@code imaps://} for TLS; with access tokens the user alone
 * @param largestMegabytes no larger mail is fetched; of one that is, the head is shown to a person
 * @param timeLimit how long one mail may take
 * @param unmatchedBelongsTo the partnership whose office reads mail that could not be placed
 */
@ConfigurationProperties("mailbox")
record MailboxSettings(
    String imap, int largestMegabytes, Duration timeLimit, @Nullable String unmatchedBelongsTo) {

  MailboxSettings {
    if (URI.create(imap).getUserInfo() == null) {
      throw new IllegalArgumentException("IMAP_URL does not name a user and a password.");
    }
  }

  /** The server. The text is read here, because Spring would escape its escapes. */
  URI server() {
    return URI.create(imap);
  }

  boolean hasPassword() {
    return server().getUserInfo().contains(":");
  }

  /** The octets of the largest mail that is fetched as a whole. */
  long largest() {
    return largestMegabytes * 1024L * 1024;
  }

  @Nullable PartnershipId home() {
    return unmatchedBelongsTo == null || unmatchedBelongsTo.isBlank()
        ? null
        : PartnershipId.of(unmatchedBelongsTo);
  }

  @Override
  public String toString() {
    return "MailboxSettings[" + server().getHost() + "]";
  }
}
