package uk.coregroups.notification.groupmail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A message to a group as one receiver gets it.
 *
 * <p>It comes from the group's address under our neutral name, so that it is our domain that DMARC
 * asks about, and it goes to the group's address: nobody sees who else has it. The subject, the
 * date, the text and what is attached are as they were written, byte for byte; of the other headers
 * nothing is taken over but what holds the thread together.
 */
public final class Copy {

  private static final Session NOWHERE = Session.getInstance(new Properties());
  private static final Pattern ID = Pattern.compile("<[^<>\\s]{1,400}>");
  private static final int MOST_REFERENCES = 20;
  private static final List<String> OF_THE_BODY =
      List.of(
          "Content-Type",
          "Content-Transfer-Encoding",
          "Content-Disposition",
          "Content-ID",
          "Content-Language");

  private final Content content;
  private final String group;
  private final String author;
  private final String authorsMailbox;
  private final String neutralName;
  private final AsKnown asKnown;

  /** What was written, from its beginning, as often as it is asked for. */
  interface Content {
    InputStream open();
  }

  /** What a message is called in the receiver's mailbox. */
  interface AsKnown {
    Optional<String> to(String messageId);
  }

  Copy(
      Content content,
      String group,
      String author,
      String authorsMailbox,
      String neutralName,
      AsKnown asKnown) {
    this.content = content;
    this.group = group;
    this.author = author;
    this.authorsMailbox = authorsMailbox;
    this.neutralName = neutralName;
    this.asKnown = asKnown;
  }

  /**
   * Writes it on an empty sheet.
   *
   * @param foreword what stands above the text, after who wrote it
   */
  public void on(MimeMessage sheet, String foreword) throws MessagingException {
    try {
      var original = head();
      sheet.setFrom(new InternetAddress(group, neutralName, UTF_8.name()));
      sheet.setReplyTo(new InternetAddress[] {new InternetAddress(group)});
      sheet.setRecipient(Message.RecipientType.TO, new InternetAddress(group));
      sheet.setSubject(Objects.requireNonNullElse(original.getSubject(), ""), UTF_8.name());
      sheet.setSentDate(original.getSentDate());
      sheet.setHeader("List-Id", "<" + group.replace('@', '.') + ">");
      sheet.setHeader("Precedence", "list");
      sheet.setHeader("X-Loop", group);
      sheet.setHeader("X-Auto-Response-Suppress", "OOF, AutoReply");
      thread(original, sheet);
      sheet.setContent(new MimeMultipart(foreword(foreword), new Body(original, content)));
    } catch (IOException e) {
      if (e.getCause() instanceof RuntimeException away) {
        // The database is not there: no fault of the message.
        throw away;
      }
      throw new MessagingException("The message could not be copied", e);
    }
  }

  private void thread(MimeMessage original, MimeMessage sheet) throws MessagingException {
    var answered = known(original, "In-Reply-To");
    var before = new ArrayList<>(known(original, "References"));
    answered.stream().filter(one -> !before.contains(one)).forEach(before::add);
    if (!answered.isEmpty()) {
      sheet.setHeader("In-Reply-To", answered.getFirst());
    }
    if (!before.isEmpty()) {
      sheet.setHeader("References", String.join("\r\n ", before));
    }
  }

  private List<String> known(MimeMessage original, String header) throws MessagingException {
    var values = original.getHeader(header);
    var ids =
        Arrays.stream(values == null ? new String[0] : values)
            .flatMap(value -> ID.matcher(value).results())
            .map(MatchResult::group)
            .toList();
    return ids.subList(Math.max(0, ids.size() - MOST_REFERENCES), ids.size()).stream()
        .flatMap(id -> asKnown.to(id).stream())
        .distinct()
        .toList();
  }

  private MimeBodyPart foreword(String words) throws MessagingException {
    var part = new MimeBodyPart();
    var from = author.isEmpty() ? authorsMailbox : author + ", " + authorsMailbox;
    part.setText("Written by " + from + "\n\n" + words, UTF_8.name());
    part.setDisposition("inline");
    return part;
  }

  /** The message without its body. */
  private MimeMessage head() throws MessagingException, IOException {
    try (var in = content.open()) {
      var lines = Collections.list(new InternetHeaders(in).getAllHeaderLines());
      var head = String.join("\r\n", lines) + "\r\n\r\n";
      return new MimeMessage(NOWHERE, new ByteArrayInputStream(head.getBytes(ISO_8859_1)));
    }
  }

  /**
   * The body as it was written, in the encoding it came in. It is read as it leaves, piece by
   * piece, and is at no time in memory as a whole.
   */
  private static final class Body extends MimeBodyPart {

    private final Content original;

    Body(MimeMessage head, Content original) throws MessagingException {
      this.original = original;
      for (var name : OF_THE_BODY) {
        var value = head.getHeader(name, null);
        if (value != null) {
          setHeader(name, value);
        }
      }
    }

    /** They are as they were written. */
    @Override
    protected void updateHeaders() {}

    @Override
    public void writeTo(OutputStream out) throws IOException, MessagingException {
      for (var line : Collections.list(headers.getAllHeaderLines())) {
        out.write((line + "\r\n").getBytes(ISO_8859_1));
      }
      out.write("\r\n".getBytes(ISO_8859_1));
      try (var in = original.open()) {
        var _ = new InternetHeaders(in);
        in.transferTo(out);
      }
    }
  }

  @Override
  public String toString() {
    return "Copy";
  }
}
