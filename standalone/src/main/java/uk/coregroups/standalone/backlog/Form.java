package uk.coregroups.standalone.backlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A mail with blanks, written {@code @@NAME@@}. What stands between {@code @@base64@@}, or
 * {@code @@quoted-printable@@}, and {@code @@end@@} travels so encoded, with the line ends of mail.
 */
final class Form {

  private static final Pattern BLANK = Pattern.compile("@@([A-Z-]+)@@");
  private static final Pattern ENCODED =
      Pattern.compile("@@(base64|quoted-printable)@@\n(.*?\n)@@end@@\n", Pattern.DOTALL);

  private final String words;

  private Form(String words) {
    this.words = words;
  }

  /** One of those that lie among the resources. */
  static Form named(String name) {
    try (var in = Form.class.getResourceAsStream("/backlog/" + name + ".eml")) {
      return new Form(new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("The form could not be read", e);
    }
  }

  /** The mail; every blank must be among the values. */
  String filled(Map<String, String> values) {
    var filled =
        BLANK
            .matcher(words)
            .replaceAll(blank -> java.util.regex.Matcher.quoteReplacement(value(values, blank)));
    return ENCODED
        .matcher(filled)
        .replaceAll(part ->
            java.util.regex.Matcher.quoteReplacement(encoded(part.group(2), part.group(1))));
  }

  private static String value(Map<String, String> values, java.util.regex.MatchResult blank) {
    return Objects.requireNonNull(values.get(blank.group(1)), blank.group(1));
  }

  /** As it travels, ended by a line end of its own. */
  static String encoded(String text, String encoding) {
    var octets = new ByteArrayOutputStream();
    try (var out = MimeUtility.encode(octets, encoding)) {
      out.write(text.replace("\n", "\r\n").getBytes(UTF_8));
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException("Every mail library knows " + encoding, e);
    }
    return octets.toString(UTF_8).replace("\r\n", "\n").stripTrailing() + "\n";
  }
}
