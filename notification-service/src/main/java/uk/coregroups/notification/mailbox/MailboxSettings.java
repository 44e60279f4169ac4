package uk.coregroups.notification.mailbox;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import uk.coregroups.events.ids.PartnershipId;

/**
 * The organiser's mailbox.
 *
 * @param imap the server with user and password, such as {@code imap://user:password@host:143}, or
 *     {@code imaps://} for TLS
 * @param unmatchedBelongsTo the partnership whose office reads mail that could not be placed
 */
@ConfigurationProperties("mailbox")
record MailboxSettings(String imap, @Nullable String unmatchedBelongsTo) {

  MailboxSettings {
    var user = URI.create(imap).getUserInfo();
    if (user == null || user.indexOf(':') < 1) {
      throw new IllegalArgumentException("IMAP_URL does not name a user and a password.");
    }
  }

  /** The server. The text is read here, because Spring would escape its escapes. */
  URI server() {
    return URI.create(imap);
  }

  String user() {
    return userInfo().substring(0, userInfo().indexOf(':'));
  }

  String password() {
    return userInfo().substring(userInfo().indexOf(':') + 1);
  }

  private String userInfo() {
    return server().getUserInfo();
  }

  @Nullable PartnershipId home() {
    return unmatchedBelongsTo == null || unmatchedBelongsTo.isBlank()
        ? null
        : PartnershipId.of(unmatchedBelongsTo);
  }
}
