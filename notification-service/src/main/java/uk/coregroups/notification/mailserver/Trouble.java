package uk.coregroups.notification.mailserver;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderClosedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.StoreClosedException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.jspecify.annotations.Nullable;
import uk.coregroups.notification.refusal.ServerWords;

/**
 * Why a mail server cannot be used just now, in words that finish "could not be read: ".
 *
 * @param kind what a log may say of it; the words may name a mailbox
 * @param words for a page, with the server's own in them where it gave any
 */
public record Trouble(Kind kind, String words) {

  /** What is the matter. */
  public enum Kind {
    SILENCE,
    UNKNOWN_NAME,
    CERTIFICATE,
    PASSWORD,
    NO_PASSWORDS,
    TOKEN,
    FOLDER,
    REFUSED,
    BROKEN_OFF
  }

  /** Whether somebody must change something: waiting alone does not mend it. */
  public boolean isRefusal() {
    return switch (kind) {
      case SILENCE, UNKNOWN_NAME, BROKEN_OFF -> false;
      case CERTIFICATE, PASSWORD, NO_PASSWORDS, TOKEN, FOLDER, REFUSED -> true;
    };
  }

  /** What a failure of the mail library means. */
  public static Trouble of(Throwable failure) {
    return switch (failure) {
      case NoToken none -> new Trouble(none.isRefusal() ? Kind.TOKEN : Kind.SILENCE, none.words());
      case AuthenticationFailedException refused -> signIn(text(refused));
      case FolderNotFoundException _ -> new Trouble(Kind.FOLDER, "it has no folder of that name");
      case FolderClosedException _, StoreClosedException _ -> silence();
      default -> other(failure);
    };
  }

  private static Trouble signIn(String words) {
    var lower = words.toLowerCase(Locale.ROOT);
    if (lower.contains("basic auth")
        || lower.contains("5.7.139")
        || lower.contains("no authentication mechanisms supported")) {
      return noPasswords(words);
    }
    return new Trouble(
        Kind.PASSWORD,
        "the mail server does not let us in. Check the user and the password or token. It says: "
            + said(words));
  }

  private static Trouble noPasswords(String words) {
    return new Trouble(
        Kind.NO_PASSWORDS,
        "the mail server takes no passwords. Set up access tokens. It says: " + said(words));
  }

  private static Trouble other(Throwable failure) {
    var certificate = cause(failure, CertificateException.class);
    var tls = cause(failure, SSLException.class);
    var name = cause(failure, UnknownHostException.class);
    var command = cause(failure, CommandFailedException.class);
    if (certificate.isPresent() || tls.isPresent()) {
      var words = certificate.map(Trouble::text).or(() -> tls.map(Trouble::text)).orElse("");
      return new Trouble(
          Kind.CERTIFICATE,
          "no secure connection to the mail server: its certificate or its TLS is not accepted ("
              + said(words)
              + ")");
    }
    if (name.isPresent()) {
      return new Trouble(Kind.UNKNOWN_NAME, "no mail server of that name is known");
    }
    if (text(failure).contains("No login methods supported")) {
      return noPasswords("no way to sign in with a password is offered");
    }
    if (command.isPresent()) {
      return new Trouble(Kind.REFUSED, "the mail server refuses: " + said(text(command.get())));
    }
    return cause(failure, IOException.class).isPresent()
            || cause(failure, ConnectionException.class).isPresent()
            || failure instanceof IllegalStateException
        ? silence()
        : new Trouble(Kind.BROKEN_OFF, "it broke off with " + failure.getClass().getSimpleName());
  }

  private static Trouble silence() {
    return new Trouble(Kind.SILENCE, "the mail server did not answer");
  }

  private static String text(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }

  private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> wanted) {
    @Nullable Throwable one = failure;
    for (int depth = 0; one != null && depth < 20; depth++) {
      if (wanted.isInstance(one)) {
        return Optional.of(wanted.cast(one));
      }
      one = one instanceof MessagingException mail ? mail.getNextException() : one.getCause();
    }
    return Optional.empty();
  }

  /** A server's own words; a plain remark where it gave none. */
  private static String said(String words) {
    var clean = ServerWords.clean(words, "");
    return clean.isEmpty() ? "(nothing more was said)" : clean;
  }
}
