package uk.coregroups.gateway.pass;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The gateway's settings.
 *
 * @param council the office's own name, for pages behind sign-in
 * @param neutralName the name on pages that anybody with a link can see, and on those of members;
 *     it does not name the council
 * @param callBackNumber the number to ring
 * @param answerLinkKey the key shared with notification
 * @param signingKey the key the tokens are signed with, see {@link SigningKey}
 * @param staffSignIn {@code accounts} or {@code oidc}
 * @param confirmAnswersWithin how long after a letter was sent an answer by its link is confirmed
 */
@ConfigurationProperties("gateway")
public record Settings(
    String council,
    String neutralName,
    String callBackNumber,
    String answerLinkKey,
    String signingKey,
    String staffSignIn,
    Duration confirmAnswersWithin,
    String membership,
    String scheduling,
    String notification) {

  /** Whether accounts are stored here. */
  public boolean storesAccounts() {
    return staffSignIn.equals("accounts");
  }
}
