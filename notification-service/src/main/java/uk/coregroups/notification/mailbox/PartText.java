package uk.coregroups.notification.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The text of one part of a mail, whatever its headers say of it: a transfer encoding is known by
 * its letters alone ({@code 7-bit} is {@code 7bit}), and an alphabet nobody knows is tried as the
 * two that nearly everybody uses.
 */
final class PartText {

  private PartText() {}

  /** The text; it throws where the encoding is none that anybody could undo. */
  static String of(Part part, int atMost) throws MessagingException, IOException {
    return decode(octets(part, atMost), parameter(header(part, "Content-Type"), "charset"));
  }

  /** What the part contains, decoded. */
  static byte[] octets(Part part, int atMost) throws MessagingException, IOException {
    var encoding = encoding(header(part, "Content-Transfer-Encoding"));
    try (var raw = raw(part)) {
      var read = raw.readNBytes(atMost * 2);
      if (encoding.isEmpty()) {
        return read.length <= atMost ? read : java.util.Arrays.copyOf(read, atMost);
      }
      try (var decoded = MimeUtility.decode(new ByteArrayInputStream(read), encoding)) {
        return decoded.readNBytes(atMost);
      }
    }
  }

  private static InputStream raw(Part part) throws MessagingException, IOException {
    return switch (part) {
      case MimeMessage message -> message.getRawInputStream();
      case MimeBodyPart body -> body.getRawInputStream();
      default -> part.getInputStream();
    };
  }

  /** Empty for what needs no decoding. */
  private static String encoding(String written) throws MessagingException {
    var letters = new StringBuilder();
    int end = written.indexOf(';');
    for (char one : (end < 0 ? written : written.substring(0, end)).toCharArray()) {
      if (Character.isLetterOrDigit(one)) {
        letters.append(Character.toLowerCase(one));
      }
    }
    var known = letters.toString();
    if (known.isEmpty() || known.endsWith("bit") || known.endsWith("bits")) {
      return "";
    }
    if (known.startsWith("binary") || known.startsWith("none") || known.startsWith("8bit")) {
      return "";
    }
    if (known.startsWith("base64") || known.equals("b64") || known.equals("b")) {
      return "base64";
    }
    if (known.startsWith("quotedprintable") || known.equals("qp") || known.equals("q")) {
      return "quoted-printable";
    }
    if (known.contains("uuencode") || known.equals("uue")) {
      return "uuencode";
    }
    throw new MessagingException("This transfer encoding is not known.");
  }

  /** A header of a part as one line, as it stands. */
  static String header(Part part, String name) throws MessagingException {
    var all = part.getHeader(name);
    return all == null || all.length == 0 ? "" : all[0];
  }

  /** A parameter, with or without quotes, wherever it stands; null if there is none. */
  static @Nullable String parameter(String header, String name) {
    var lower = header.toLowerCase(Locale.ROOT);
    for (int at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, at + 1)) {
      int equals = at + name.length();
      while (equals < header.length()
          && (header.charAt(equals) == ' ' || header.charAt(equals) == '*')) {
        equals++;
      }
      boolean begins = at == 0 || !Character.isLetterOrDigit(header.charAt(at - 1));
      if (begins && equals < header.length() && header.charAt(equals) == '=') {
        return value(header, equals + 1);
      }
    }
    return null;
  }

  private static String value(String header, int from) {
    int begin = from;
    while (begin < header.length() && Character.isWhitespace(header.charAt(begin))) {
      begin++;
    }
    boolean quoted = begin < header.length() && header.charAt(begin) == '"';
    int end = quoted ? begin + 1 : begin;
    while (end < header.length()
        && (quoted ? header.charAt(end) != '"' : header.charAt(end) != ';')
        && (quoted || !Character.isWhitespace(header.charAt(end)))) {
      end++;
    }
    return header.substring(quoted ? begin + 1 : begin, end);
  }

  static String decode(byte[] octets, @Nullable String charset) {
    var named = charset(charset);
    if (named != null) {
      return new String(octets, named);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException e) {
      return new String(octets, Charset.forName("windows-1252"));
    }
  }

  /**
   * Null where it says nothing that helps: no name, an unknown one, or one that everybody gives.
   */
  private static @Nullable Charset charset(@Nullable String name) {
    if (name == null || name.isBlank()) {
      return null;
    }
    try {
      var bare = name.strip();
      var known =
          Charset.isSupported(bare)
              ? Charset.forName(bare)
              : Charset.forName(MimeUtility.javaCharset(bare));
      return known.equals(StandardCharsets.US_ASCII)
              || known.equals(StandardCharsets.UTF_8)
              || !known.canEncode()
          ? null
          : known;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
