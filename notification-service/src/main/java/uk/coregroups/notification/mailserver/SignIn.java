package uk.coregroups.notification.mailserver;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Service;
import java.net.URI;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Signs in to a mailbox or a mail server: with the user and the password that stand in its address,
 * or with that user and an access token.
 */
@Component
public class SignIn {

  private final AccessTokens tokens;

  SignIn(AccessTokens tokens) {
    this.tokens = tokens;
  }

  /** Whether an address needs no password. */
  public boolean isByToken() {
    return tokens.areUsed();
  }

  /** What the mail library must know before it connects. It sends no password as a token. */
  public void prepare(Properties properties, String prefix) {
    if (tokens.areUsed()) {
      properties.put(prefix + "auth.mechanisms", "XOAUTH2");
    }
  }

  /**
   * Connects, and once more with another token where one is refused that may just have ended.
   *
   * @throws AuthenticationFailedException if the server refuses us; its message is the server's
   * @throws NoToken if there is no token to sign in with
   */
  public void connect(Service server, URI address) throws MessagingException {
    var user = user(address);
    if (user == null) {
      server.connect();
    } else if (!tokens.areUsed()) {
      server.connect(user, password(address));
    } else {
      var token = tokens.current();
      try {
        server.connect(user, token);
      } catch (AuthenticationFailedException e) {
        if (!tokens.isRenewedAfterRefusalOf(token)) {
          throw e;
        }
        server.connect(user, tokens.current());
      }
    }
  }

  private static @Nullable String user(URI address) {
    var info = address.getUserInfo();
    return info == null ? null : info.replaceFirst("(?s):.*", "");
  }

  private static String password(URI address) {
    var info = String.valueOf(address.getUserInfo());
    return info.substring(info.indexOf(':') + 1);
  }
}
