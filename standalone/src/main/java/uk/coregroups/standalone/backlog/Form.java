package uk.coregroups.standalone.backlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.regex.Matcher.quoteReplacement;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A mail with blanks, written {@code @@NAME@@}. What stands between {@code @@base64@@}, or
 * {@code @@quoted-printable@@}, and {@code @@end@@} travels so encoded, with the line ends of mail.
 */
final class Form {

  private static final Pattern BLANK = Pattern.compile("@@([A-Z-]+)@@");
  private static final List<String> ENCODINGS = List.of("base64", "quoted-printable");
  private static final String END = "@@end@@\n";

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
    var filled = BLANK.matcher(words).replaceAll(blank -> quoteReplacement(value(values, blank)));
    for (var encoding : ENCODINGS) {
      filled = withEncoded(filled, encoding);
    }
    return filled;
  }

  private static String withEncoded(String mail, String encoding) {
    var begin = "@@" + encoding + "@@\n";
    var done = new StringBuilder();
    int at = 0;
    for (int from = mail.indexOf(begin); from >= 0; from = mail.indexOf(begin, at)) {
      int until = mail.indexOf(END, from);
      done.append(mail, at, from)
          .append(encoded(mail.substring(from + begin.length(), until), encoding));
      at = until + END.length();
    }
    return done.append(mail, at, mail.length()).toString();
  }

  private static String value(Map<String, String> values, MatchResult blank) {
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
