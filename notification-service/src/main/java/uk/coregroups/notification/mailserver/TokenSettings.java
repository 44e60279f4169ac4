package uk.coregroups.notification.mailserver;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How access tokens for mail are come by (OAuth 2.0, RFC 6749, section 4.4: client credentials).
 *
 * @param url the token endpoint; while it is empty, mail is signed in to with passwords
 * @param clientId who we are to it
 * @param scope what is asked for, such as {@code https://outlook.office365.com/.default}; may be
 *     empty
 */
@ConfigurationProperties("mail-token")
record TokenSettings(String url, String clientId, String clientSecret, String scope) {

  TokenSettings {
    if (!url.isBlank() && (clientId.isBlank() || clientSecret.isBlank())) {
      throw new IllegalArgumentException(
          "MAIL_TOKEN_URL is set: MAIL_TOKEN_CLIENT_ID and MAIL_TOKEN_CLIENT_SECRET are needed"
              + " too.");
    }
  }

  boolean areUsed() {
    return !url.isBlank();
  }

  @Override
  public String toString() {
    return "TokenSettings[" + url + "]";
  }
}
