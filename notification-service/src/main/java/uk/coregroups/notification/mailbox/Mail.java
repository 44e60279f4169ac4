package uk.coregroups.notification.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uk.coregroups.notification.mailbox.bounce.Bounce;
import uk.coregroups.notification.mailbox.bounce.BounceReader;
import uk.coregroups.notification.mailbox.bounce.Evidence;
import uk.coregroups.notification.mailbox.bounce.Evidence.Mark;
import uk.coregroups.notification.mailbox.bounce.ReturnedLetter;

/**
 * A mail that came in, taken apart as far as we need: who sent it, what kind it is, and which of
 * our letters it speaks of. Whatever is wrong in it, what can be read of it is read; and all of it
 * can be stored. It never prints itself in a log.
 *
 * @param fingerprint the same for the same mail, however often it is delivered
 * @param answersTo ids in its threading headers and in a returned letter; of a server's report,
 *     wherever they stand; the likeliest first
 * @param calendars its calendar parts
 * @param bounce what a mail server reports of a letter; null if it is no such report
 * @param unreadable whether there is something in it, and none of it could be made out
 */
public record Mail(
    String fingerprint,
    Author author,
    String subject,
    String words,
    List<String> answersTo,
    Nature nature,
    List<MailParts.Calendar> calendars,
    @Nullable Bounce bounce,
    boolean unreadable) {

  private static final int LARGEST_PART = 2 * 1024 * 1024;
  private static final int LONGEST_SUBJECT = 200;
  private static final int MOST_IDS = 40;
  private static final Pattern ID =
      Pattern.compile(
          "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

  /** By which of its headers a letter that came back is known; the first we write ourselves. */
  private static final List<String> RETURNED = List.of("X-Entity-Ref-ID", "Message-ID");

  /** Where a server may name the letter that failed. */
  private static final List<String> NAMED =
      List.of(
          "X-Failed-Message-Id", "X-Original-Message-Id", "Original-Message-Id", "X-Entity-Ref-ID");

  /** Those for whom it failed, as some servers say it in a header. */
  private static final List<String> FAILED_RECIPIENTS =
      List.of(
          "X-Failed-Recipients", "X-Failed-Recipient", "X-Actual-Recipient", "X-Bounce-Recipient");

  /** What tells mails apart that have no id. */
  private static final List<String> WITHOUT_ID = List.of("From", "To", "Date", "Subject");

  private static final List<String> SERVERS_OWN =
      List.of(
          "X-MS-Exchange-Message-Is-Ndr",
          "X-MS-Exchange-Organization-NDR",
          "X-DSNContext",
          "X-MDDSN-Message",
          "X-Mailer-Daemon",
          "X-SES-Outgoing-Bounce");

  static {
    LenientMail.prepare();
  }

  public Mail {
    subject = StorableText.of(subject);
    words = StorableText.of(words);
    answersTo = List.copyOf(answersTo);
    calendars = List.copyOf(calendars);
  }

  /** Takes a message apart. Nothing in a mail can make this fail, but a broken connection can. */
  public static Mail of(MimeMessage message) throws MessagingException, IOException {
    var parts = MailParts.of(message);
    var headers = new Headers(message);
    var author = Author.of(message);
    var subject = HeaderText.of(message, "Subject");
    var words = parts.words();
    var nature = Nature.of(headers, parts.reportType(), subject, words);
    var bounce = BounceReader.read(evidence(headers, parts, subject, nature));
    return new Mail(
        fingerprint(message),
        author,
        subject,
        words,
        ids(message, parts, bounce != null),
        nature,
        parts.calendars(),
        bounce,
        parts.unreadable());
  }

  /** The From, a bare address in lower case; null if it names nobody, or several. */
  public @Nullable String sender() {
    return author.address();
  }

  /** The subject, or as much of it as a line shows. */
  String shortSubject() {
    return StorableText.of(subject.substring(0, Math.min(LONGEST_SUBJECT, subject.length())));
  }

  /** Whether a machine answered on its own. */
  public boolean automatic() {
    return nature == Nature.AUTOMATIC || nature == Nature.RECEIPT;
  }

  private static Evidence evidence(
      Headers headers, MailParts parts, String subject, Nature nature) {
    var marks = new ArrayList<Mark>();
    if (headers.hasNoReturnPath()) {
      marks.add(Mark.NO_RETURN_PATH);
    }
    if (SERVERS_OWN.stream().anyMatch(headers::has)) {
      marks.add(Mark.SERVERS_OWN);
    }
    if (nature == Nature.AUTOMATIC || saysProgram(headers)) {
      marks.add(Mark.AUTOMATIC);
    }
    if (Nature.isSubjectOfAbsence(subject)) {
      marks.add(Mark.SUBJECT_OF_ABSENCE);
    }
    return new Evidence(
        HeaderText.decoded(String.join(" ", headers.all("From"))),
        subject,
        parts.reportType(),
        parts.report(),
        parts::lines,
        parts.returned(),
        FAILED_RECIPIENTS.stream().flatMap(name -> headers.all(name).stream()).toList(),
        marks);
  }

  private static boolean saysProgram(Headers headers) {
    return headers.all("Auto-Submitted").stream().anyMatch(one -> !one.startsWith("no"));
  }

  /** The likeliest first: of a thread the last is meant, and not the one it began with. */
  private static List<String> ids(MimeMessage message, MailParts parts, boolean everywhere)
      throws MessagingException {
    var found = new LinkedHashSet<String>();
    find(HeaderText.of(message, "In-Reply-To"), found);
    for (var header : RETURNED) {
      ReturnedLetter.values(parts.returned(), header).forEach(one -> find(one, found));
    }
    for (var header : NAMED) {
      find(HeaderText.of(message, header), found);
    }
    findLastFirst(HeaderText.of(message, "References"), found);
    ReturnedLetter.values(parts.returned(), "References").forEach(one -> findLastFirst(one, found));
    find(parts.returned(), found);
    if (everywhere) {
      find(parts.report(), found);
      find(parts.lines(), found);
      for (var header : Collections.list(message.getAllHeaders())) {
        find(header.getValue(), found);
      }
    }
    return List.copyOf(found);
  }

  private static void findLastFirst(@Nullable String text, LinkedHashSet<String> found) {
    if (text != null) {
      ID.matcher(text)
          .results()
          .map(MatchResult::group)
          .toList()
          .reversed()
          .forEach(one -> find(one, found));
    }
  }

  private static void find(@Nullable String text, LinkedHashSet<String> found) {
    if (text != null) {
      var ids = ID.matcher(text);
      while (found.size() < MOST_IDS && ids.find()) {
        found.add(ids.group().toLowerCase(java.util.Locale.ROOT));
      }
    }
  }

  private static String fingerprint(MimeMessage message) throws MessagingException, IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var id = Objects.requireNonNullElse(message.getMessageID(), "").strip();
      digest.update(id.getBytes(StandardCharsets.UTF_8));
      if (id.isEmpty() || id.equals("<>")) {
        // Two that have no id of their own may well say the same.
        for (var name : WITHOUT_ID) {
          digest.update(HeaderText.of(message, name).getBytes(StandardCharsets.UTF_8));
        }
      }
      try (var body = message.getRawInputStream()) {
        digest.update(body.readNBytes(LARGEST_PART));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "Mail[" + fingerprint + "]";
  }
}
