package uk.coregroups.notification.disclosure;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.regex.Pattern;

/**
 * All that a finished e-mail says, decoded: every header, every part, every file name.
 *
 * <p>What is left out is the receiver's own name and address, in its To and as the attendee: they
 * are told to nobody but the receiver.
 */
final class FinishedLetter {

  private static final Pattern FOLD = Pattern.compile("\r?\n[ \t]");

  /** A line or a comma within a value. */
  private static final Pattern ESCAPE = Pattern.compile("\\\\[nN,;]");

  private static final Pattern ATTENDEE = Pattern.compile("(?m)^ATTENDEE[;:].*$");

  private FinishedLetter() {}

  static String text(Part message) throws MessagingException {
    var text = new StringBuilder();
    try {
      collect(message, text);
    } catch (IOException e) {
      throw new MessagingException("A letter of ours cannot be read", e);
    }
    return text.toString();
  }

  /** A calendar with its long lines whole, and without its attendee. */
  static String unfolded(String calendar) {
    var whole = ATTENDEE.matcher(FOLD.matcher(calendar).replaceAll("")).replaceAll("");
    return ESCAPE.matcher(whole).replaceAll(" ");
  }

  private static void collect(Part part, StringBuilder text)
      throws MessagingException, IOException {
    for (Header header : Collections.list(part.getAllHeaders())) {
      if (!header.getName().equalsIgnoreCase("To")) {
        text.append(MimeUtility.decodeText(MimeUtility.unfold(header.getValue()))).append('\n');
      }
    }
    var file = part.getFileName();
    text.append(file == null ? "" : MimeUtility.decodeText(file)).append('\n');
    switch (part.getContent()) {
      case Multipart several -> {
        for (int i = 0; i < several.getCount(); i++) {
          BodyPart one = several.getBodyPart(i);
          collect(one, text);
        }
      }
      case String words -> text.append(words).append('\n');
      default -> {
        var bytes = part.getInputStream().readAllBytes();
        text.append(unfolded(new String(bytes, StandardCharsets.UTF_8))).append('\n');
      }
    }
  }
}
