package uk.coregroups.notification.mailbox;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.dsn.DeliveryStatus;
import org.eclipse.angus.mail.dsn.MultipartReport;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * A mail that came in, taken apart as far as we need: who sent it, what kind it is, and which of
 * our letters it speaks of. It never prints itself in a log.
 *
 * @param fingerprint the same for the same mail, however often it is delivered
 * @param sender the From, a bare address in lower case
 * @param answersTo ids in its threading headers, and in a returned letter
 * @param automatic whether a machine answered on its own
 * @param calendar the calendar part, if it has one
 * @param bounce whether it reports that a letter could not be delivered
 */
public record Mail(
    String fingerprint,
    @Nullable String sender,
    String subject,
    String words,
    List<String> answersTo,
    boolean automatic,
    @Nullable String calendar,
    @Nullable Bounce bounce) {

  private static final int MOST_WORDS = 4000;
  private static final int LONGEST_PAGE = 60_000;
  private static final int MOST_PARTS = 50;
  private static final int DEEPEST = 8;
  private static final int LARGEST_PART = 2 * 1024 * 1024;
  private static final Pattern NO_WORDS =
      Pattern.compile("(?is)<(style|script|head)\\b.*?(</\\1>|$)");
  private static final Pattern ID = Pattern.compile("<([^<>@\\s]{1,200})@[^<>\\s]{1,200}>");

  @Override
  public String toString() {
    return "Mail[" + fingerprint + "]";
  }

  /**
   * A delivery status report.
   *
   * @param failed whether it is final; a delay is not
   * @param status the enhanced status code, such as 5.1.1
   */
  public record Bounce(boolean failed, @Nullable String status) {}

  /** Takes a message apart. */
  public static Mail of(MimeMessage message) throws MessagingException, IOException {
    var parts = new Parts();
    parts.take(message, 0);
    var ids = new ArrayList<String>();
    for (var header : List.of("In-Reply-To", "References", "X-Failed-Message-Id")) {
      ids(message.getHeader(header, " ")).forEach(ids::add);
    }
    ids(parts.returnedHeaders.toString()).forEach(ids::add);
    var automatic =
        header(message, "Auto-Submitted").filter(one -> !one.startsWith("no")).isPresent()
            || header(message, "X-Autoreply").isPresent()
            || header(message, "Precedence")
                .filter(one -> one.matches("bulk|auto_reply"))
                .isPresent();
    return new Mail(
        fingerprint(message),
        sender(message),
        Optional.ofNullable(message.getSubject()).orElse(""),
        parts.words(),
        List.copyOf(ids),
        automatic,
        parts.calendar,
        parts.bounce == null ? oldBounce(message) : parts.bounce);
  }

  /** As mail servers reported before there was a form for it, and some still do. */
  private static @Nullable Bounce oldBounce(MimeMessage message) throws MessagingException {
    return message.getHeader("X-Failed-Recipients") == null ? null : new Bounce(true, null);
  }

  private static Optional<String> header(MimeMessage message, String name)
      throws MessagingException {
    return Optional.ofNullable(message.getHeader(name, ","))
        .map(one -> one.strip().toLowerCase(Locale.ROOT));
  }

  private static List<String> ids(@Nullable String text) {
    return text == null
        ? List.of()
        : ID.matcher(text).results().map(found -> found.group(1)).toList();
  }

  private static @Nullable String sender(MimeMessage message) throws MessagingException {
    var from = message.getFrom();
    return from != null && from.length == 1 && from[0] instanceof InternetAddress one
        ? one.getAddress().toLowerCase(Locale.ROOT)
        : null;
  }

  private static String fingerprint(MimeMessage message) throws MessagingException, IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var id = message.getMessageID();
      digest.update((id == null ? "" : id).getBytes(StandardCharsets.UTF_8));
      digest.update(message.getInputStream().readNBytes(LARGEST_PART));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** What is found on a walk through the parts, within bounds. */
  private static final class Parts {

    private final StringBuilder words = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final StringBuilder returnedHeaders = new StringBuilder();
    private @Nullable String calendar;
    private @Nullable Bounce bounce;
    private int seen;

    void take(Part part, int depth) throws MessagingException, IOException {
      if (depth > DEEPEST || ++seen > MOST_PARTS) {
        return;
      }
      if (part.isMimeType("text/calendar") || part.isMimeType("application/ics")) {
        calendar = calendar == null ? text(part) : calendar;
      } else if (part.isMimeType("text/plain")) {
        add(words, text(part), MOST_WORDS);
      } else if (part.isMimeType("text/html")) {
        add(html, text(part), LONGEST_PAGE);
      } else if (part.isMimeType("multipart/*")) {
        if (part.getContent() instanceof Multipart many) {
          report(many);
          for (int i = 0; i < many.getCount(); i++) {
            BodyPart one = many.getBodyPart(i);
            take(one, depth + 1);
          }
        }
      } else if (part.isMimeType("message/rfc822")
          || part.isMimeType("text/rfc822-headers")
          || part.isMimeType("message/delivery-status")) {
        returnedHeaders.append(text(part)).append('\n');
      }
    }

    private void report(Multipart many) throws MessagingException {
      if (many instanceof MultipartReport report
          && report.getReport() instanceof DeliveryStatus status) {
        boolean failed = false;
        String code = null;
        for (int i = 0; i < status.getRecipientDSNCount(); i++) {
          var lines = status.getRecipientDSN(i);
          var action = lines.getHeader("Action", ",");
          failed |= action != null && action.strip().equalsIgnoreCase("failed");
          code = lines.getHeader("Status", ",");
        }
        bounce = new Bounce(failed, code);
      }
    }

    private static void add(StringBuilder page, String text, int atMost) {
      int room = atMost - page.length();
      page.append(text, 0, Math.min(room, text.length()));
    }

    /** What was written; the bare words of an HTML page where it was written in nothing else. */
    String words() {
      if (!words.isEmpty()) {
        return words.toString();
      }
      var bare = NO_WORDS.matcher(html).replaceAll(" ").replaceAll("<[^>]*>?", " ");
      var text = HtmlUtils.htmlUnescape(bare).replaceAll("[\\s\u00a0]+", " ").strip();
      return text.substring(0, Math.min(MOST_WORDS, text.length()));
    }

    private static String text(Part part) throws MessagingException, IOException {
      var bytes = part.getInputStream().readNBytes(LARGEST_PART);
      return new String(bytes, charset(part));
    }

    private static Charset charset(Part part) throws MessagingException {
      try {
        var name = new ContentType(part.getContentType()).getParameter("charset");
        return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
      } catch (IllegalArgumentException | jakarta.mail.internet.ParseException e) {
        return StandardCharsets.UTF_8;
      }
    }
  }
}
