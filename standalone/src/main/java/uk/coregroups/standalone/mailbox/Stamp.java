package uk.coregroups.standalone.mailbox;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.smtp.auth.LoginAuthenticationState;
import com.icegreen.greenmail.smtp.auth.PlainAuthenticationState;
import com.icegreen.greenmail.user.UserManager;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a receiving server writes on top of a mail: whom it was for, and whether it vouches for who
 * it says it is from (RFC 8601).
 *
 * <p>There is no DNS here to ask. This server stands for every domain of the demonstration, the
 * senders' and the receiver's alike, so what it can know is who signed in to it with a password:
 * whoever did may write from their own domain, and nobody else may. What came in under its own name
 * is struck out first (section 5).
 */
final class Stamp {

  private static final String HEADER = "Authentication-Results";

  private final String server;
  private final UserManager users;

  /** A stamp that bears a server's name. */
  Stamp(String server, UserManager users) {
    this.server = server;
    this.users = users;
  }

  /** The mail for one receiver, stamped; the mail itself stays as it is. */
  MimeMessage on(MovingMessage mail, String receiver) throws MessagingException {
    var stamped = new MimeMessage(mail.getMessage());
    var foreign = stamped.getHeader(HEADER);
    stamped.removeHeader(HEADER);
    stamped.setHeader(HEADER, server + "; " + results(mail));
    for (var one : foreign == null ? new String[0] : foreign) {
      if (!one.strip().toLowerCase(Locale.ROOT).startsWith(server)) {
        stamped.addHeader(HEADER, one);
      }
    }
    stamped.setHeader("Delivered-To", receiver);
    return stamped;
  }

  private String results(MovingMessage mail) throws MessagingException {
    var signedIn = signedIn(mail);
    var from = fromDomain(mail.getMessage());
    var auth = signedIn.map(user -> "auth=pass smtp.auth=" + user).orElse("auth=none");
    var isTheirs = signedIn.filter(user -> domain(user).equals(from)).isPresent();
    return auth + "; dmarc=" + (isTheirs ? "pass" : "fail") + " header.from=" + from;
  }

  private Optional<String> signedIn(MovingMessage mail) {
    return switch (mail.getAuthenticationState()) {
      case PlainAuthenticationState plain -> known(plain.getUsername(), plain.getPassword());
      case LoginAuthenticationState login -> known(login.getUsername(), login.getPassword());
      case null, default -> Optional.empty();
    };
  }

  /** GreenMail remembers what was tried, whether it was right or not. */
  private Optional<String> known(String user, String password) {
    return users.test(user, password) ? Optional.of(user) : Optional.empty();
  }

  private static String fromDomain(MimeMessage message) throws MessagingException {
    var from = message.getFrom();
    return Arrays.stream(from == null ? new jakarta.mail.Address[0] : from)
        .filter(InternetAddress.class::isInstance)
        .map(one -> domain(((InternetAddress) one).getAddress()))
        .reduce((one, other) -> "unknown")
        .orElse("unknown");
  }

  private static String domain(String address) {
    return address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT);
  }
}
