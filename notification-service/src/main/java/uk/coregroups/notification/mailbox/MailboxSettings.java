package uk.coregroups.notification.mailbox;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import uk.coregroups.events.ids.PartnershipId;

/**
 * The organiser's mailbox.
 *
 * @param imap the server with user and password, such as {@code imap://user:password@host:143};
 *     {@code imaps} for TLS
 * @param unmatchedBelongsTo the partnership whose office reads mail that could not be placed
 */
@ConfigurationProperties("mailbox")
record MailboxSettings(URI imap, @Nullable String unmatchedBelongsTo) {

  @Nullable PartnershipId home() {
    return unmatchedBelongsTo == null || unmatchedBelongsTo.isBlank()
        ? null
        : PartnershipId.of(unmatchedBelongsTo);
  }
}
