package uk.coregroups.membership.person;

import com.fasterxml.jackson.annotation.JsonValue;
import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import java.util.Locale;
import java.util.Optional;
import uk.coregroups.events.text.PlainText;

/** An e-mail address, its domain in lower case. It never prints itself in a log. */
public record EmailAddress(@JsonValue String value) {

  private static final EmailValidator STRICT =
      JMail.strictValidator()
          .requireTopLevelDomain()
          .disallowIpDomain()
          .disallowQuotedIdentifiers()
          .disallowObsoleteWhitespace()
          .requireAscii();

  /** The address, or nothing if mail could not be sent to it. */
  public static Optional<EmailAddress> of(String text) {
    var stripped = PlainText.line(text);
    if (stripped.startsWith("\"") || !STRICT.isValid(stripped)) {
      return Optional.empty();
    }
    int at = stripped.lastIndexOf('@');
    var domain = stripped.substring(at).toLowerCase(Locale.ROOT);
    return Optional.of(new EmailAddress(stripped.substring(0, at) + domain));
  }

  @Override
  public String toString() {
    return "▒▒▒";
  }
}
