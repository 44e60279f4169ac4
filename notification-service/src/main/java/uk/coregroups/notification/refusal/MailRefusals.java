package uk.coregroups.notification.refusal;

import static uk.coregroups.notification.refusal.MailPhrases.CONTENT;
import static uk.coregroups.notification.refusal.MailPhrases.FULL;
import static uk.coregroups.notification.refusal.MailPhrases.POLICY;
import static uk.coregroups.notification.refusal.MailPhrases.RECIPIENT;
import static uk.coregroups.notification.refusal.MailPhrases.SENDER;

import java.util.Set;
import uk.coregroups.notification.refusal.MailReply.To;

/**
 * Whose fault a mail server's refusal is. {@code docs/refusals.md} has the table with its sources.
 *
 * <p>What is answered before there is a receiver is never the receiver's fault. Of what is answered
 * after, the words that can only mean the sender come first, because servers say them behind codes
 * of every kind; then the enhanced status code; then other words; then the bare reply code.
 */
public final class MailRefusals {

  /** Not signed in, no TLS, out of order, or not understood (RFC 5321 and RFC 4954). */
  private static final Set<Integer> SENDER_CODES = Set.of(500, 502, 503, 504, 530, 534, 535, 538);

  /** Of 5.x.x, by what follows the class. */
  private static final Set<String> SENDER_STATUSES =
      Set.of(
          "1.7", "1.8", "1.90", "4.5", "7.3", "7.4", "7.8", "7.9", "7.10", "7.11", "7.14", "7.20",
          "7.21", "7.22", "7.23", "7.24", "7.25", "7.26", "7.27", "7.29", "7.30", "7.31", "7.32",
          "7.40", "7.57", "7.60", "7.64", "7.139", "7.232", "7.233", "7.234", "7.501", "7.502",
          "7.503", "7.506", "7.508", "7.509", "7.510", "7.511", "7.750");

  private static final Set<String> RECIPIENT_STATUSES =
      Set.of(
          "1.1", "1.2", "1.3", "1.4", "1.6", "1.9", "1.10", "1.351", "2.1", "2.14", "4.4", "4.310",
          "7.17", "7.18", "7.54", "7.504", "7.505");

  private static final Set<String> MESSAGE_STATUSES =
      Set.of(
          "2.3", "3.3", "3.4", "5.3", "7.2", "7.12", "7.124", "7.129", "7.133", "7.134", "7.135",
          "7.136", "7.507", "7.512");

  /** Said as final, and yet they pass: RFC 3463 calls a full mailbox a persistent transient. */
  private static final Set<String> DEFERRED_STATUSES = Set.of("2.2", "2.121", "2.122", "3.1");

  /** Without a status of their own at RCPT: no such receiver, or not here (RFC 5321, RFC 7504). */
  private static final Set<Integer> RECIPIENT_CODES = Set.of(501, 521, 550, 551, 553, 556);

  private static final int TOO_MUCH = 552;

  private MailRefusals() {}

  /** What a reply of 400 and more means. */
  public static Fault of(MailReply reply) {
    if (!reply.isPermanent()) {
      return Fault.DEFERRED;
    }
    return switch (reply.to()) {
      case CONNECT -> Fault.SENDER;
      case MAIL -> isOfThisLetter(reply) ? Fault.MESSAGE : Fault.SENDER;
      case RCPT, DATA -> ofReceiverOrLetter(reply);
    };
  }

  /**
   * Whether a reply speaks of everything we might send, and not of one letter: what is put off
   * before there is a receiver, or with 421, which ends the whole conversation.
   */
  public static boolean isOfAll(MailReply reply) {
    return reply.to() == To.CONNECT || reply.to() == To.MAIL || reply.code() == 421;
  }

  /** Whether a reply that puts a letter off speaks of its receiver, and not of the server. */
  public static boolean isOfReceiver(MailReply reply) {
    return !isOfAll(reply) && !reply.status().startsWith("3.") && !reply.status().startsWith("7.");
  }

  /** A size, or letters in an address, may be refused as early as at MAIL. */
  private static boolean isOfThisLetter(MailReply reply) {
    var status = reply.status();
    return status.equals("3.4") || status.equals("2.3") || status.startsWith("6.");
  }

  private static Fault ofReceiverOrLetter(MailReply reply) {
    var status = reply.status();
    if (SENDER_CODES.contains(reply.code()) || isOfSender(status) || reply.says(SENDER)) {
      return Fault.SENDER;
    }
    if (RECIPIENT_STATUSES.contains(status)) {
      return Fault.RECIPIENT;
    }
    if (MESSAGE_STATUSES.contains(status) || status.startsWith("6.")) {
      return Fault.MESSAGE;
    }
    return DEFERRED_STATUSES.contains(status) ? Fault.DEFERRED : byWords(reply);
  }

  /** Exchange Online keeps whole ranges for senders it has banned. */
  private static boolean isOfSender(String status) {
    return SENDER_STATUSES.contains(status)
        || (status.length() == 5 && (status.startsWith("7.6") || status.startsWith("7.7")));
  }

  private static Fault byWords(MailReply reply) {
    if (reply.says(FULL)) {
      return Fault.DEFERRED;
    }
    if (reply.says(CONTENT)) {
      return Fault.MESSAGE;
    }
    if (reply.says(POLICY)) {
      return Fault.POLICY;
    }
    return reply.says(RECIPIENT) ? Fault.RECIPIENT : bySubject(reply);
  }

  /** The second number of the status alone: what it is about (RFC 3463, 3). */
  private static Fault bySubject(MailReply reply) {
    var status = reply.status();
    boolean atReceiver = reply.to() == To.RCPT;
    return switch (status.isEmpty() ? '0' : status.charAt(0)) {
      case '1', '2' -> atReceiver ? Fault.RECIPIENT : Fault.MESSAGE;
      case '4' -> Fault.MESSAGE;
      case '5' -> status.equals("5.0") ? byCode(reply) : Fault.SENDER;
      case '3', '7' -> Fault.POLICY;
      default -> byCode(reply);
    };
  }

  private static Fault byCode(MailReply reply) {
    boolean atReceiver = reply.to() == To.RCPT;
    if (reply.code() == TOO_MUCH) {
      return atReceiver ? Fault.DEFERRED : Fault.MESSAGE;
    }
    return atReceiver && RECIPIENT_CODES.contains(reply.code()) ? Fault.RECIPIENT : Fault.POLICY;
  }
}
