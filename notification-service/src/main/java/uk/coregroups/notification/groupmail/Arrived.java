package uk.coregroups.notification.groupmail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.coregroups.notification.mailbox.Mail;

/**
 * A mail that came for a group, with what must be known of it to decide whether it goes on. It
 * never prints itself in a log.
 *
 * @param sender the From, a bare address in lower case; null if it names nobody, or several
 * @param vouched whether our own server says that it comes from the sender's domain
 * @param automatic whether a machine wrote it, or a list or we ourselves passed it on before
 * @param attached the kinds of file it carries, such as {@code pdf}
 * @param content the whole mail; null if it is too large to have been fetched
 */
record Arrived(
    String fingerprint,
    @Nullable String sender,
    @Nullable String messageId,
    boolean vouched,
    boolean automatic,
    long octets,
    List<String> attached,
    String subject,
    String words,
    @Nullable MimeMessage content) {

  private static final int DEEPEST = 8;

  /** Longer ones are no ids, and no index holds them. */
  private static final int LONGEST_ID = 500;

  /** Takes a mail apart. */
  static Arrived of(MimeMessage message, Mail mail, GroupMailSettings settings)
      throws MessagingException, IOException {
    var attached = new ArrayList<String>();
    collect(message, 0, attached);
    return of(message, mail, octets(message), attached, message, settings);
  }

  /** A mail of which only the head has been fetched. */
  static Arrived ofHead(MimeMessage head, Mail mail, long octets, GroupMailSettings settings)
      throws MessagingException {
    return of(head, mail, octets, List.of(), null, settings);
  }

  private static Arrived of(
      MimeMessage message,
      Mail mail,
      long octets,
      List<String> attached,
      @Nullable MimeMessage content,
      GroupMailSettings settings)
      throws MessagingException {
    var id = message.getMessageID();
    return new Arrived(
        mail.fingerprint(),
        mail.sender(),
        id == null || id.length() > LONGEST_ID ? null : id,
        isVouchedFor(message, mail.sender(), settings.vouchedBy()),
        mail.automatic() || hasBeenRound(message, mail.sender(), settings),
        octets,
        attached.stream().distinct().sorted().toList(),
        mail.subject(),
        mail.words(),
        content);
  }

  /** How large it is, without another copy of it. */
  private static long octets(MimeMessage message) throws MessagingException, IOException {
    var counted = new CountingOutputStream();
    message.writeTo(counted);
    return counted.count;
  }

  /** Counts and forgets. */
  private static final class CountingOutputStream extends OutputStream {

    private long count;

    @Override
    public void write(int octet) {
      count++;
    }

    @Override
    public void write(byte[] octets, int from, int length) {
      count += length;
    }
  }

  private static boolean isVouchedFor(MimeMessage message, @Nullable String sender, String server)
      throws MessagingException {
    return sender != null
        && Vouching.isGiven(
            headers(message, "Authentication-Results"),
            server,
            sender.substring(sender.lastIndexOf('@') + 1));
  }

  /** Signs of a loop, of a list, and of mail that nobody is to answer (RFC 3834, section 2). */
  private static boolean hasBeenRound(
      MimeMessage message, @Nullable String sender, GroupMailSettings settings)
      throws MessagingException {
    return (sender != null && settings.isGroups(sender))
        || !headers(message, "List-Id").isEmpty()
        || headers(message, "X-Loop").stream().anyMatch(one -> settings.isGroups(one.strip()))
        || headers(message, "Precedence").stream()
            .anyMatch(one -> one.strip().toLowerCase(Locale.ROOT).matches("bulk|list|junk"))
        || headers(message, "Return-Path").stream().anyMatch(one -> one.strip().equals("<>"));
  }

  private static List<String> headers(MimeMessage message, String name) throws MessagingException {
    var all = message.getHeader(name);
    return all == null ? List.of() : Arrays.asList(all);
  }

  /** Every leaf that is neither the text nor a picture in it. */
  private static void collect(Part part, int depth, List<String> attached)
      throws MessagingException, IOException {
    if (depth > DEEPEST) {
      attached.add("nested");
    } else if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart many) {
      for (int i = 0; i < many.getCount(); i++) {
        BodyPart one = many.getBodyPart(i);
        collect(one, depth + 1, attached);
      }
    } else if (!isText(part) && !isPictureInText(part)) {
      attached.add(kind(part));
    }
  }

  private static boolean isText(Part part) throws MessagingException {
    return (part.isMimeType("text/plain") || part.isMimeType("text/html"))
        && part.getFileName() == null
        && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
  }

  private static boolean isPictureInText(Part part) throws MessagingException {
    return part instanceof MimePart one
        && one.getContentID() != null
        && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())
        && (part.isMimeType("image/png")
            || part.isMimeType("image/jpeg")
            || part.isMimeType("image/gif"));
  }

  /** The end of its name; without one, the second half of its type. */
  private static String kind(Part part) throws MessagingException, IOException {
    var name = part.getFileName();
    var named = name == null ? "" : MimeUtility.decodeText(name);
    var end = named.contains(".") ? named.substring(named.lastIndexOf('.') + 1) : type(part);
    return end.strip().toLowerCase(Locale.ROOT);
  }

  private static String type(Part part) throws MessagingException {
    return part.getContentType().replaceFirst(";.*", "").replaceFirst("(?s)^.*/", "");
  }

  @Override
  public String toString() {
    return "Arrived[" + fingerprint + "]";
  }
}
