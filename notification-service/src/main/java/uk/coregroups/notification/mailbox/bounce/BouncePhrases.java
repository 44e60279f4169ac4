package uk.coregroups.notification.mailbox.bounce;

import java.util.List;
import java.util.Locale;

/**
 * The words by which mail servers tell that a letter was not delivered, as they are met in the
 * field. All of them are looked for as they stand, in lower case and with single blanks.
 */
final class BouncePhrases {

  /** As a subject begins, or what is in it, where a server wrote it. */
  private static final List<String> SUBJECTS =
      List.of(
          "undeliver",
          "undelivered mail",
          "mail delivery failed",
          "mail delivery failure",
          "mail delivery problem",
          "mail delivery status",
          "mail delivery system",
          "mail delivery subsystem",
          "delivery status notification",
          "delivery failure",
          "delivery failed",
          "delivery report",
          "delivery notification",
          "delivery error",
          "delivery problem",
          "delivery has failed",
          "delivery incomplete",
          "delivery delayed",
          "delivery is delayed",
          "delivery unsuccessful",
          "returned mail",
          "returned to sender",
          "return to sender",
          "returning message to sender",
          "failure notice",
          "failure notification",
          "failed mail",
          "failed delivery",
          "failed to deliver",
          "mail failure",
          "mail system error",
          "mail could not be delivered",
          "message could not be delivered",
          "message you sent blocked",
          "email delivery failure",
          "email was not delivered",
          "could not be delivered",
          "couldn't be delivered",
          "not delivered",
          "non-delivery",
          "nondeliverable",
          "non delivery",
          "non remis",
          "unzustellbar",
          "unzustellbarkeit",
          "nicht zugestellt",
          "no se puede entregar",
          "no entregado",
          "non recapitabile",
          "niet-bezorgbaar",
          "onbestelbaar",
          "nie mozna",
          "nie można dostarczyć",
          "niedostarczono",
          "methu danfon",
          "heb ei ddosbarthu",
          "delayed mail",
          "delayed message",
          "warning: could not send message",
          "warning: message",
          "message delayed",
          "message status - undeliverable",
          "message delivery failure",
          "message not delivered",
          "message delivery has failed",
          "unable to deliver",
          "cannot deliver",
          "can't deliver",
          "user unknown",
          "address not found",
          "mailbox full",
          "mailbox is full",
          "recipient rejected",
          "returned:",
          "postmaster notify",
          "permanent delivery failure",
          "permanent failure",
          "transient delivery failure",
          "transient non-delivery",
          "e-mail delivery",
          "rejected mail",
          "mail rejected",
          "message rejected",
          "message blocked",
          "blocked message",
          "dsn:",
          "ndn:",
          "ndr:");

  /** A letter will not be delivered. */
  private static final List<String> FAILED =
      List.of(
          "could not be delivered",
          "couldn't be delivered",
          "could not be completed",
          "could not deliver",
          "couldn't deliver",
          "cannot be delivered",
          "can't be delivered",
          "can not be delivered",
          "cannot deliver",
          "was not delivered",
          "wasn't delivered",
          "were not delivered",
          "not been delivered to",
          "did not reach the following",
          "didn't reach the following",
          "has not been delivered",
          "not delivered to",
          "not be delivered to",
          "unable to deliver",
          "wasn't able to deliver",
          "was not able to deliver",
          "were unable to deliver",
          "undeliverable",
          "undelivered",
          "non-deliverable",
          "delivery has failed",
          "delivery failed",
          "delivery to the following recipient",
          "delivery to the following address",
          "delivery failure",
          "failed to deliver",
          "failed permanently",
          "failed to be delivered",
          "failed delivery",
          "failed addresses follow",
          "failed recipient",
          "permanent fatal errors",
          "permanent error",
          "permanent failure",
          "permanently rejected",
          "fatal error",
          "transaction failed",
          "unrecoverable",
          "wasn't found at",
          "was not found at",
          "couldn't be found",
          "could not be found",
          "cannot be found",
          "not listed in domino directory",
          "not listed in public name",
          "no such user",
          "no such recipient",
          "no such address",
          "no such mailbox",
          "no such account",
          "no such person",
          "no mailbox here",
          "no mailbox by that name",
          "no longer on server",
          "user unknown",
          "unknown user",
          "user not known",
          "user not found",
          "user doesn't exist",
          "user does not exist",
          "doesn't have an account",
          "does not have an account",
          "doesn't have a yahoo",
          "unknown recipient",
          "recipient unknown",
          "recipient not found",
          "recipient rejected",
          "recipient address rejected",
          "unknown address",
          "address unknown",
          "address rejected",
          "address not found",
          "invalid recipient",
          "invalid mailbox",
          "invalid address",
          "unknown mailbox",
          "mailbox unknown",
          "mailbox unavailable",
          "mailbox not found",
          "mailbox is full",
          "mailbox full",
          "mailbox is disabled",
          "mailbox disabled",
          "mailbox does not exist",
          "inbox is full",
          "account does not exist",
          "account is disabled",
          "account has been disabled",
          "account that you tried to reach",
          "address does not exist",
          "address doesn't exist",
          "does not exist",
          "not a valid recipient",
          "not a valid mailbox",
          "over quota",
          "quota exceeded",
          "exceeded storage",
          "exceeded the quota",
          "exceeds quota",
          "host unknown",
          "unknown host",
          "host not found",
          "domain not found",
          "unrouteable",
          "unroutable",
          "unrouteable address",
          "relaying denied",
          "relay access denied",
          "relay not permitted",
          "unable to relay",
          "access denied",
          "message blocked",
          "was blocked",
          "has been blocked",
          "was rejected",
          "was refused",
          "has been rejected",
          "have been rejected",
          "rejected your message",
          "rejected by",
          "refused to accept",
          "refused by",
          "bounced by",
          "has bounced",
          "returned to you",
          "being returned",
          "returned to sender",
          "returning your message",
          "returned message",
          "returned mail",
          "i've given up",
          "giving up",
          "given up",
          "not going to try again",
          "in the queue too long",
          "retry timeout exceeded",
          "retry time not reached",
          "message expired",
          "has expired",
          "delivery expired",
          "delivery time expired",
          "delivery timed out",
          "address was not found",
          "the following addresses had",
          "the following recipients could not",
          "the following recipient(s) could not",
          "the following destination addresses were unknown",
          "no remote domain",
          "konnte nicht zugestellt werden",
          "konnte nicht übermittelt werden",
          "n'a pas pu être",
          "n'a pas été remis",
          "no se ha podido entregar",
          "no se pudo entregar",
          "non è stato possibile",
          "kon niet worden",
          "nie mogła zostać",
          "nie można było",
          "methwyd â danfon",
          "methu â danfon");

  /** Past all doubt, even beside words of a delay. */
  private static final List<String> FINAL =
      List.of(
          "i've given up",
          "have given up",
          "not going to try again",
          "retry timeout exceeded",
          "queue too long",
          "permanent error",
          "permanent fatal errors",
          "no further attempts",
          "no more attempts",
          "will not be retried",
          "will not retry",
          "has expired",
          "message expired",
          "failed permanently");

  /** It is still being tried. */
  private static final List<String> DELAYED =
      List.of(
          "has not yet been delivered",
          "not yet been delivered",
          "hasn't been delivered yet",
          "has not been delivered yet",
          "not been delivered yet",
          "not yet delivered",
          "not yet able to deliver",
          "delivery is delayed",
          "delivery delayed",
          "delivery has been delayed",
          "has been delayed",
          "was delayed",
          "is delayed",
          "been delayed",
          "delivery incomplete",
          "delivery attempts will continue",
          "delivery will continue to be attempted",
          "will continue to be attempted",
          "will continue to try",
          "will keep trying",
          "will be retried",
          "will retry for",
          "will retry",
          "will try again",
          "will be tried again",
          "will continue",
          "still trying",
          "still being tried",
          "still being retried",
          "continue trying",
          "continue to retry",
          "continuing to try",
          "keep trying",
          "keeps trying",
          "do not need to resend",
          "need not send it again",
          "not need to resend",
          "no action is required on your part",
          "warning message only",
          "temporary problem delivering",
          "temporarily deferred",
          "temporarily delayed",
          "deferred",
          "in the queue",
          "queued for",
          "retrying",
          "next attempt",
          "noch nicht zugestellt",
          "n'a pas encore été");

  /** It waits until somebody lets it in or looks through it; people write so of plans too. */
  private static final List<String> HELD =
      List.of(
          "awaiting approval",
          "awaits approval",
          "awaiting your approval",
          "waiting for approval",
          "pending approval",
          "approval is pending",
          "requires approval",
          "needs approval",
          "must be approved",
          "held for approval",
          "pending review",
          "awaiting review",
          "held for review",
          "held for inspection",
          "awaiting release",
          "being held until",
          "been held until",
          "is held until",
          "was held until",
          "on hold until",
          "message held",
          "email held",
          "e-mail held");

  /** The same in words of mail alone. */
  private static final List<String> HELD_BY_A_SERVER =
      List.of(
          "awaiting moderat",
          "awaits moderat",
          "waits for moderat",
          "waiting for moderat",
          "waiting for a moderator",
          "moderator approval",
          "moderator's approval",
          "held for moderat",
          "pending moderat",
          "until the list moderator",
          "been quarantined",
          "was quarantined",
          "is quarantined",
          "quarantined until",
          "message quarantined",
          "held in quarantine",
          "placed in quarantine",
          "moved to quarantine",
          "put in quarantine",
          "put into quarantine");

  private static final List<String> DELIVERED =
      List.of(
          "successfully delivered",
          "was delivered to",
          "has been delivered",
          "have been delivered",
          "was successfully relayed",
          "has been relayed",
          "was relayed",
          "been successfully",
          "delivery to these recipients or groups is complete",
          "notification (success)",
          "delivered:",
          "relayed:");

  private static final List<String> YOURS =
      List.of("your message ", "your mail ", "your email ", "your e-mail ", "your post ");

  private BouncePhrases() {}

  static boolean isSubject(String subject) {
    return hasOne(SUBJECTS, subject);
  }

  /** Whether a subject speaks of an end and not of a delay. */
  static boolean isSubjectOfFailure(String subject) {
    return hasOne(List.of("return", "fail", "undeliver", "rejected", "blocked"), subject)
        && !hasOne(List.of("delay", "warning", "retried", "incomplete", "temporar"), subject);
  }

  static boolean sayFailed(String text) {
    return hasOne(FAILED, text);
  }

  static boolean sayFinal(String text) {
    return hasOne(FINAL, text);
  }

  static boolean sayDelayed(String text) {
    return hasOne(DELAYED, text);
  }

  static boolean sayHeld(String text) {
    return hasOne(HELD, text) || sayHeldByAServer(text);
  }

  static boolean sayHeldByAServer(String text) {
    return hasOne(HELD_BY_A_SERVER, text);
  }

  /** Whether a subject tells whoever wrote that theirs is held: no person begins one so. */
  static boolean isSubjectOfHeld(String subject) {
    return YOURS.stream().anyMatch(plain(subject)::startsWith) && sayHeldByAServer(subject);
  }

  static boolean sayDelivered(String text) {
    return hasOne(DELIVERED, text);
  }

  /** In lower case, with single blanks and plain apostrophes, as they are looked for. */
  static String plain(String text) {
    var plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char one = text.charAt(i);
      if (!Character.isWhitespace(one) && one != '\u00a0') {
        plain.append(one == '\u2019' ? '\'' : one);
      } else if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
        plain.append(' ');
      }
    }
    return plain.toString().toLowerCase(Locale.ROOT);
  }

  /** In one line. */
  static String line(String text) {
    return String.join(" ", text.strip().split("\\s+"));
  }

  private static boolean hasOne(List<String> words, String text) {
    var plain = plain(text);
    return words.stream().anyMatch(plain::contains);
  }
}
