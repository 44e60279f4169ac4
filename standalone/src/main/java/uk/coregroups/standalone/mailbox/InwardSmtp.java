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
import org.jspecify.annotations.Nullable;

/**
 * GreenMail's SMTP, which also takes mail with no sender: every bounce and every automatic answer.
 *
 * <p>GreenMail alone says yes to {@code MAIL FROM:<>} and then no to the receiver (its issue 28).
 */
final class InwardSmtp extends SmtpServer {

  InwardSmtp(ServerSetup setup, Managers managers) {
    super(setup, managers);
  }

  @Override
  protected ProtocolHandler createProtocolHandler(Socket caller) {
    return new SmtpHandler(new Commands(), managers.getSmtpManager(), caller);
  }

  private static final class Commands extends SmtpCommandRegistry {

    private final MailFrom mailFrom = new MailFrom();

    @Override
    public @Nullable SmtpCommand getCommand(String name) {
      return name.equals("MAIL") ? mailFrom : super.getCommand(name);
    }
  }

  private static final class MailFrom extends MailCommand {

    private static final String NO_SENDER = "(?i)MAIL FROM:\\s?<>.*";

    @Override
    public void execute(
        SmtpConnection connection, SmtpState state, SmtpManager manager, String line) {
      super.execute(connection, state, manager, line);
      if (line.matches(NO_SENDER)) {
        state.getMessage().setReturnPath(new MailAddress(""));
      }
    }
  }
}
