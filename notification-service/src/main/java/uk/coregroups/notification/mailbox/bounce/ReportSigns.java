package uk.coregroups.notification.mailbox.bounce;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import uk.coregroups.notification.mailbox.bounce.Evidence.Mark;

/** Whether a mail is a mail server's report: by its form, or by who writes and in which words. */
final class ReportSigns {

  /** Those in whose name servers write. */
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
          "microsoft outlook",
          "system administrator",
          "mail administrator",
          "mail gateway",
          "mail system",
          "mailsystem",
          "mdaemon",
          "mail server",
          "mailserver",
          "email security",
          "bounce@",
          "bounces@",
          "bounce-",
          "double-bounce",
          "complaints@",
          "<>");

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
    boolean subject = BouncePhrases.isSubject(evidence.subject());
    boolean server = isFrom(SERVERS);
    // Nearly every mail ends here: its words need not be looked at.
    return (subject || server || evidence.has(Mark.NO_RETURN_PATH)) && isReport(subject, server);
  }

  private boolean isReport(boolean subject, boolean server) {
    var text = words.get();
    boolean failed = BouncePhrases.sayFailed(text);
    boolean refused = ServerCodes.isFinalIn(text);
    boolean said = failed || refused || BouncePhrases.sayDelayed(text);
    boolean telling = refused || (failed && namesAMailbox(text));
    if (evidence.has(Mark.SUBJECT_OF_ABSENCE)) {
      return server && said;
    }
    if (server) {
      return subject || said || !evidence.reportType().isEmpty();
    }
    if (evidence.has(Mark.NO_RETURN_PATH)) {
      return subject || telling || !evidence.reportType().isEmpty();
    }
    return said && (evidence.has(Mark.AUTOMATIC) || (telling && !isAnswer()));
  }

  private boolean isFrom(List<String> names) {
    return names.stream().anyMatch(evidence.from()::contains);
  }

  private boolean isAnswer() {
    var subject = evidence.subject().strip().toLowerCase(Locale.ROOT);
    return ANSWERED.stream().anyMatch(subject::startsWith);
  }

  private static boolean namesAMailbox(String text) {
    return !Mailboxes.in(text).isEmpty();
  }
}
