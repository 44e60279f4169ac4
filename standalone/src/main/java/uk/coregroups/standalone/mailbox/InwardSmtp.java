package uk.coregroups.standalone.mailbox;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpConnection;
import com.icegreen.greenmail.smtp.SmtpHandler;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.smtp.commands.MailCommand;
import com.icegreen.greenmail.smtp.commands.SmtpCommand;
import com.icegreen.greenmail.smtp.commands.SmtpCommandRegistry;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.Socket;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * GreenMail's SMTP, which also takes mail with no sender: every bounce and every automatic answer;
 * and which can refuse a sender, as Exchange Online does.
 *
 * <p>GreenMail alone says yes to {@code MAIL FROM:<>} and then no to the receiver (its issue 28).
 */
final class InwardSmtp extends SmtpServer {

  private final Predicate<String> refused;

  /** A server that does not let {@code refused} senders send. */
  InwardSmtp(ServerSetup setup, Managers managers, Predicate<String> refused) {
    super(setup, managers);
    this.refused = refused;
  }

  @Override
  protected ProtocolHandler createProtocolHandler(Socket caller) {
    return new SmtpHandler(new Commands(refused), managers.getSmtpManager(), caller);
  }

  private static final class Commands extends SmtpCommandRegistry {

    private final MailFrom mailFrom;

    Commands(Predicate<String> refused) {
      mailFrom = new MailFrom(refused);
    }

    @Override
    public @Nullable SmtpCommand getCommand(String name) {
      return name.equals("MAIL") ? mailFrom : super.getCommand(name);
    }
  }

  private static final class MailFrom extends MailCommand {

    private static final String NO_SENDER = "(?i)MAIL FROM:\\s?<>.*";
    private static final Pattern SENDER = Pattern.compile("<([^>]+)>");

    private final Predicate<String> refused;

    MailFrom(Predicate<String> refused) {
      this.refused = refused;
    }

    @Override
    public void execute(
        SmtpConnection connection, SmtpState state, SmtpManager manager, String line) {
      if (SENDER.matcher(line).results().anyMatch(one -> refused.test(one.group(1)))) {
        connection.send("550 5.7.60 Client does not have permissions to send as this sender");
        return;
      }
      super.execute(connection, state, manager, line);
      if (line.matches(NO_SENDER)) {
        state.getMessage().setReturnPath(new MailAddress(""));
      }
    }
  }
}
