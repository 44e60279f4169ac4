package uk.coregroups.standalone.bench;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import net.fortuna.ical4j.data.CalendarParser;
import net.fortuna.ical4j.data.CalendarParserFactory;
import net.fortuna.ical4j.data.ParserException;

/**
 * The least that could read mail: one thread takes each apart with the mail library, decodes its
 * texts, and reads the lines of its calendars with iCal4j's parser. No mailbox, no database, no
 * thought of what a mail means. What a mail library refuses is passed over. No calendar is built of
 * the lines: iCal4j would work out every change of the clocks since 1601, where Outlook's time
 * zones begin, and take milliseconds for each.
 *
 * <p>Mails are in memory before they are measured.
 */
final class ParsingAlone {

  private static final String STREAM_PROVIDER = "jakarta.mail.util.StreamProvider";
  private static final int AT_ONCE = 500;
  private static final int WARM_UP = 4_000;
  private static final Session NOWHERE = Session.getInstance(new Properties());

  private final List<Path> mails;
  private final CalendarParser calendars = CalendarParserFactory.getInstance().get();
  private int calendarsRead;

  ParsingAlone(List<Path> mails) {
    this.mails = mails;
  }

  /** Parses all of them, some before for warming up, and says how many a second. */
  double rate() {
    System.setProperty(STREAM_PROVIDER, "org.eclipse.angus.mail.util.MailStreamProvider");
    for (int warm = 0; warm < WARM_UP; warm += Math.min(WARM_UP, mails.size())) {
      nanos(mails.subList(0, Math.min(WARM_UP, mails.size())));
    }
    calendarsRead = 0;
    long nanos = nanos(mails);
    System.clearProperty(STREAM_PROVIDER);
    return mails.size() / (nanos / 1e9);
  }

  /** How many calendars there were. */
  int calendarsRead() {
    return calendarsRead;
  }

  private long nanos(List<Path> some) {
    long nanos = 0;
    for (int from = 0; from < some.size(); from += AT_ONCE) {
      var octets =
          some.subList(from, Math.min(some.size(), from + AT_ONCE)).stream()
              .map(ParsingAlone::read)
              .toList();
      long began = System.nanoTime();
      octets.forEach(this::parse);
      nanos += System.nanoTime() - began;
    }
    return nanos;
  }

  private static byte[] read(Path mail) {
    try {
      return Files.readAllBytes(mail);
    } catch (IOException e) {
      throw new UncheckedIOException("A mail could not be read", e);
    }
  }

  private void parse(byte[] octets) {
    try {
      take(new MimeMessage(NOWHERE, new SharedByteArrayInputStream(octets)));
    } catch (MessagingException e) {
      throw new IllegalStateException("No mail can be made of these octets", e);
    }
  }

  private void take(Part part) {
    try {
      if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart many) {
        for (int i = 0; i < many.getCount(); i++) {
          take(many.getBodyPart(i));
        }
      } else if (part.isMimeType("text/calendar") || part.isMimeType("application/ics")) {
        calendars.parse(new StringReader(text(part)), new CalendarLines());
        calendarsRead++;
      } else if (part.isMimeType("text/*") || part.isMimeType("message/*")) {
        text(part);
      }
    } catch (MessagingException | IOException | ParserException e) {
      // The odd ones: this loop knows no better.
      return;
    }
  }

  private static String text(Part part) throws MessagingException, IOException {
    var charset = new ContentType(part.getContentType()).getParameter("charset");
    var known =
        charset == null
            ? StandardCharsets.UTF_8
            : Charset.forName(MimeUtility.javaCharset(charset));
    return new String(part.getInputStream().readAllBytes(), known);
  }
}
