package uk.coregroups.standalone.bench;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.Properties;

/**
 * One of the suite's own letters, taken apart, for others to write again word for word: same
 * sender, receiver, headers, text and HTML, put together anew each time as any program must that
 * writes to more than one person.
 */
final class SameLetter {

  /** Made anew with each letter; all others are the suite's own. */
  private static final String[] MADE_ANEW = {
    "From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type"
  };

  /** Message-IDs and the lines between parts are made anew and may be longer or shorter. */
  private static final int MAY_DIFFER = 100;

  private final int size;
  private final MimeMessage original;
  private final String subject;
  private final String text;
  private final String html;

  private SameLetter(MimeMessage original, int size) throws MessagingException, IOException {
    this.size = size;
    this.original = original;
    this.subject = original.getSubject();
    var parts = (MimeMultipart) original.getContent();
    this.text = (String) parts.getBodyPart(0).getContent();
    this.html = (String) parts.getBodyPart(1).getContent();
  }

  /** From the letter as it came over the wire. */
  static SameLetter as(String wire) {
    var bytes = wire.getBytes(StandardCharsets.ISO_8859_1);
    try {
      var session = Session.getInstance(new Properties());
      return new SameLetter(
          new MimeMessage(session, new ByteArrayInputStream(bytes)), bytes.length);
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException("A letter of the suite could not be read", e);
    }
  }

  /**
   * Makes sure that what came over the wire is this letter.
   *
   * @throws IllegalStateException if it is longer or shorter than an id more or less
   */
  void mustBe(String wire) {
    if (Math.abs(wire.length() - size) > MAY_DIFFER) {
      throw new IllegalStateException(
          "The letters are not the same: %d and %d bytes".formatted(size, wire.length()));
    }
  }

  /** Writes it into an empty message. */
  MimeMessage into(MimeMessage empty) throws MessagingException {
    empty.setFrom(original.getFrom()[0]);
    empty.setRecipients(RecipientType.TO, original.getRecipients(RecipientType.TO));
    empty.setSubject(subject, "UTF-8");
    empty.setSentDate(Date.from(Instant.now()));
    for (var line : Collections.list(original.getNonMatchingHeaderLines(MADE_ANEW))) {
      empty.addHeaderLine(line);
    }
    var alternative = new MimeMultipart("alternative");
    alternative.addBodyPart(part(text, "plain"));
    alternative.addBodyPart(part(html, "html"));
    empty.setContent(alternative);
    return empty;
  }

  private static MimeBodyPart part(String words, String subtype) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(words, "UTF-8", subtype);
    return part;
  }
}
