package uk.coregroups.notification.post;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the post goes.
 *
 * @param smtp the mail server, such as {@code smtp://mail.anytown.example:587}. Its scheme may also
 *     say TLS from the start ({@code smtps://}) or insist on it ({@code smtp+starttls://}); user
 *     and password stand before the host if they are needed
 * @param connections how many letters may be on their way at once; as many more are marked as being
 *     sent and ready for whoever is free
 */
@ConfigurationProperties("post")
record PostSettings(String smtp, int connections, Text text) {

  /** The mail server. The text is read here, because Spring would escape its escapes. */
  URI mailServer() {
    return URI.create(smtp);
  }

  /**
   * The text provider.
   *
   * @param url its base address
   * @param sender the number or messaging service texts come from
   */
  record Text(URI url, String account, String token, String sender) {}
}
