package uk.coregroups.notification.post;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import uk.coregroups.notification.mailserver.NoToken;
import uk.coregroups.notification.post.Answer.Concerns;
import uk.coregroups.notification.post.EmailForm.OurMessage;
import uk.coregroups.notification.refusal.Fault;
import uk.coregroups.notification.refusal.MailRefusals;
import uk.coregroups.notification.refusal.MailReply;
import uk.coregroups.notification.refusal.MailReply.To;
import uk.coregroups.notification.refusal.Refusal;

/** Reads out of the mail library's exceptions what the server answered, and to which command. */
final class MailAnswers {

  private static final int REFUSED = 400;
  private static final String NO_ANSWER = "the mail server did not answer";

  private MailAnswers() {}

  /** No connection came about: what the server said to us, if it said anything. */
  static Answer notOpened(MessagingException e, @Nullable Transport tried) {
    if (tried instanceof SMTPTransport smtp && smtp.getLastReturnCode() >= REFUSED) {
      var words = Optional.ofNullable(smtp.getLastServerResponse()).orElse("");
      return refused(MailReply.of(To.CONNECT, smtp.getLastReturnCode(), words), "");
    }
    if (e instanceof NoToken none) {
      return none.isRefusal() ? ours(none.words()) : noAnswer(Concerns.ALL);
    }
    if (e instanceof AuthenticationFailedException) {
      return ours("the mail server offers no way to sign in that we know");
    }
    if (isOfTls(e)) {
      return ours("no encrypted connection to the mail server came about");
    }
    return noAnswer(Concerns.ALL);
  }

  /** A letter was not taken, or perhaps it was. */
  static Answer of(MessagingException e, OurMessage message) {
    var reply = reply(e);
    if (reply.isPresent() && reply.get().code() >= REFUSED) {
      return refused(reply.get(), message.receiver());
    }
    if (message.isLeaving()) {
      return new Answer.Unknown("the connection broke while the letter was leaving");
    }
    boolean early = reply.isPresent() && MailRefusals.isOfAll(reply.get());
    return noAnswer(early ? Concerns.ALL : Concerns.UNKNOWN);
  }

  private static Answer refused(MailReply reply, String receiver) {
    var reason = "the mail server said: " + reply.cleaned(receiver);
    return new Answer.Refused(new Refusal(MailRefusals.of(reply), reason), concerns(reply));
  }

  private static Concerns concerns(MailReply reply) {
    if (MailRefusals.isOfAll(reply)) {
      return Concerns.ALL;
    }
    return MailRefusals.isOfReceiver(reply) ? Concerns.ONE : Concerns.UNKNOWN;
  }

  private static Answer ours(String reason) {
    return new Answer.Refused(new Refusal(Fault.SENDER, reason), Concerns.ALL);
  }

  private static Answer noAnswer(Concerns concerns) {
    return new Answer.Refused(new Refusal(Fault.DEFERRED, NO_ANSWER), concerns);
  }

  /** The reply and its command, of the outermost exception that knows them. */
  private static Optional<MailReply> reply(MessagingException e) {
    for (Exception one = e; one != null; one = next(one)) {
      var reply = replyOf(one);
      if (reply.isPresent()) {
        return reply;
      }
    }
    return Optional.empty();
  }

  private static Optional<MailReply> replyOf(Exception one) {
    return switch (one) {
      case SMTPAddressFailedException it ->
          Optional.of(MailReply.of(To.RCPT, it.getReturnCode(), words(it)));
      case SMTPSenderFailedException it ->
          Optional.of(MailReply.of(To.MAIL, it.getReturnCode(), words(it)));
      case SMTPSendFailedException it ->
          Optional.of(MailReply.of(command(it.getCommand()), it.getReturnCode(), words(it)));
      default -> Optional.empty();
    };
  }

  /** What was said, from the first word of the command; the end of a letter is a lone dot. */
  private static To command(@Nullable String command) {
    var said = command == null ? "" : command;
    if (said.startsWith("MAIL")) {
      return To.MAIL;
    }
    return said.startsWith("RCPT") ? To.RCPT : To.DATA;
  }

  private static String words(Exception one) {
    return Optional.ofNullable(one.getMessage()).orElse("");
  }

  private static @Nullable Exception next(Exception one) {
    return one instanceof MessagingException messaging ? messaging.getNextException() : null;
  }

  private static boolean isOfTls(MessagingException e) {
    for (Exception one = e; one != null; one = next(one)) {
      if (one instanceof SSLException || words(one).startsWith("STARTTLS")) {
        return true;
      }
    }
    return false;
  }
}
