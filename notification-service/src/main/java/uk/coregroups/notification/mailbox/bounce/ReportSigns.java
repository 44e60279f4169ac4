package uk.coregroups.notification.mailbox.bounce;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import uk.coregroups.notification.mailbox.bounce.Evidence.Mark;

/** Whether a mail is a mail server's report: by its form, or by who writes and in which words. */
final class ReportSigns {

  /** Those in whose name servers write, and hardly anybody else. */
  private static final List<String> SERVERS =
      List.of(
          "mailer-daemon",
          "mailerdaemon",
          "mailer_daemon",
          "mail-daemon",
          "mail delivery",
          "mail-delivery",
          "maildelivery",
          "delivery subsystem",
          "delivery system",
          "delivery-status",
          "delivery status",
          "postmaster",
          "post_master",
          "microsoftexchange",
          "mdaemon",
          "bounce@",
          "bounces@",
          "double-bounce",
          "<>");

  /** Servers write so, and the people who look after them. */
  private static final List<String> OFFICES =
      List.of(
          "microsoft outlook",
          "system administrator",
          "mail administrator",
          "mail gateway",
          "mail system",
          "mailsystem",
          "mail server",
          "mailserver",
          "email security",
          "bounce-",
          "complaints@");

  private static final List<String> DAEMONS =
      List.of("mailer-daemon", "mailerdaemon", "mailer_daemon", "mail delivery s");

  private static final List<String> ANSWERED = List.of("re:", "aw:", "sv:", "fw:", "fwd:", "wg:");

  private final Evidence evidence;
  private final Supplier<String> words;

  private ReportSigns(Evidence evidence, Supplier<String> words) {
    this.evidence = evidence;
    this.words = words;
  }

  static boolean areIn(Evidence evidence, Supplier<String> words) {
    return new ReportSigns(evidence, words).areThere();
  }

  private boolean areThere() {
    if (evidence.reportType().equals("disposition-notification")
        || evidence.reportType().equals("feedback-report")) {
      return false;
    }
    return !evidence.report().isBlank()
        || evidence.reportType().contains("delivery-status")
        || evidence.reportType().contains("delivery_status")
        || !evidence.failedRecipients().isEmpty()
        || evidence.has(Mark.SERVERS_OWN)
        || isReportByItsWords();
  }

  /** The less its headers say of a server, the more its words must. */
  private boolean isReportByItsWords() {
    if (isFrom(DAEMONS) && !evidence.has(Mark.SUBJECT_OF_ABSENCE)) {
      return true;
    }
    boolean subject = BouncePhrases.isSubject(ownSubject());
    boolean server = isServer();
    boolean hides = evidence.has(Mark.NO_RETURN_PATH) || (isFrom(OFFICES) && isProgram());
    // Nearly every mail ends here: its words need not be looked at.
    return isHeld(server, hides)
        || ((subject || server || hides) && isReport(subject, server, hides));
  }

  /** Whether it tells that ours waits until somebody lets it in: nobody else would tell us. */
  private boolean isHeld(boolean server, boolean hides) {
    if (evidence.has(Mark.SUBJECT_OF_ABSENCE) || isAnswer()) {
      return false;
    }
    boolean held = BouncePhrases.sayHeld(evidence.subject());
    if (server) {
      return held || BouncePhrases.sayHeld(words.get());
    }
    if (hides) {
      return (held && BouncePhrases.sayHeld(words.get()))
          || BouncePhrases.sayHeldByAServer(words.get());
    }
    boolean told =
        BouncePhrases.isSubjectOfHeld(evidence.subject()) || (held && evidence.has(Mark.AUTOMATIC));
    return told && BouncePhrases.sayHeld(words.get());
  }

  private boolean isReport(boolean subject, boolean server, boolean hides) {
    var text = words.get();
    if (evidence.has(Mark.SUBJECT_OF_ABSENCE)) {
      return server && says(text);
    }
    if (server) {
      return subject || says(text) || !evidence.reportType().isEmpty();
    }
    if (hides) {
      return subject || !evidence.reportType().isEmpty() || isTold(text) || isReturned(text);
    }
    return evidence.has(Mark.AUTOMATIC) ? says(text) : isTold(text);
  }

  /** Whether it says anything of the kind: people say so too. */
  private static boolean says(String text) {
    return BouncePhrases.sayFailed(text)
        || BouncePhrases.sayDelayed(text)
        || ServerCodes.isFinalIn(text);
  }

  /**
   * Whether a line of it holds a code and what that means. A number alone may be a telephone's or a
   * house's, and absences speak of what somebody has given up.
   */
  private static boolean isTold(String text) {
    return text.lines().anyMatch(ReportSigns::isCodeWithMeaning);
  }

  private static boolean isCodeWithMeaning(String line) {
    int reply = ServerCodes.reply(line);
    if (reply > 0 && BouncePhrases.sayFailed(line.substring(line.indexOf(String.valueOf(reply))))) {
      return true;
    }
    return ServerCodes.isStatusIn(line)
        || (ServerCodes.isFinalStatusIn(line) && BouncePhrases.sayFailed(line));
  }

  /** Whether it brings the letter back, and says for whom it failed. */
  private boolean isReturned(String text) {
    return !evidence.returned().isBlank()
        && BouncePhrases.sayFailed(text)
        && Mailboxes.in(text).stream().anyMatch(one -> !evidence.from().contains(one));
  }

  /** Whether a server writes it; somebody who answers may well look after one. */
  private boolean isServer() {
    return isFrom(SERVERS) && (isProgram() || !isAnswer());
  }

  private boolean isProgram() {
    return evidence.has(Mark.NO_RETURN_PATH)
        || evidence.has(Mark.AUTOMATIC)
        || !evidence.reportType().isEmpty();
  }

  private boolean isFrom(List<String> names) {
    return names.stream().anyMatch(evidence.from()::contains);
  }

  private boolean isAnswer() {
    var subject = evidence.subject().strip().toLowerCase(Locale.ROOT);
    return ANSWERED.stream().anyMatch(subject::startsWith);
  }

  /** The subject up to that of the mail which is answered: <i>Away Re: Mailbox full</i>. */
  private String ownSubject() {
    var subject = " " + BouncePhrases.plain(evidence.subject());
    int end =
        ANSWERED.stream()
            .mapToInt(one -> subject.indexOf(" " + one))
            .filter(at -> at >= 0)
            .min()
            .orElse(subject.length());
    return subject.substring(0, end);
  }
}
