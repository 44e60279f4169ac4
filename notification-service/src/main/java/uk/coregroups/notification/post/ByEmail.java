package uk.coregroups.notification.post;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.net.URI;
import java.time.Duration;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import uk.coregroups.notification.post.EmailForm.OurMessage;

/**
 * One carrier's connection to the mail server: kept open, and opened anew after a hundred letters.
 */
class ByEmail implements AutoCloseable {

  private static final int LETTERS_PER_CONNECTION = 100;
  private static final long IDLE_MS = Duration.ofSeconds(20).toMillis();
  private static final int PERMANENT = 500;

  private final URI server;
  private final Session session;
  private @Nullable Transport transport;
  private int letters;
  private long usedAt;

  ByEmail(URI server) {
    this.server = server;
    this.session = Session.getInstance(properties(server));
  }

  Session session() {
    return session;
  }

  /** What the mail server did with the message. */
  sealed interface Answer {
    record Taken() implements Answer {}

    /** Nothing has gone out; it may be tried again. */
    record NotNow(String reason, boolean serverAway) implements Answer {}

    /** This address will not do. */
    record Never(String reason) implements Answer {}

    /** The connection broke while the letter was leaving. */
    record Unknown(String reason) implements Answer {}
  }

  /**
   * Sends a letter.
   *
   * <p>A connection that was kept open may have been closed at its other end. Nothing has gone out
   * then, and the letter need not wait: another connection is tried at once.
   */
  Answer send(OurMessage message) {
    boolean kept = transport != null;
    var answer = attempt(message);
    return kept && answer instanceof Answer.NotNow(_, boolean away) && away
        ? attempt(message)
        : answer;
  }

  private Answer attempt(OurMessage message) {
    Transport open;
    try {
      open = open();
    } catch (MessagingException e) {
      close();
      return new Answer.NotNow("the mail server did not answer", true);
    }
    try {
      message.saveChanges();
      Address[] receivers = message.getAllRecipients();
      open.sendMessage(message, receivers);
      letters++;
      usedAt = System.currentTimeMillis();
      return new Answer.Taken();
    } catch (MessagingException e) {
      close();
      return answer(e, message);
    }
  }

  private static Answer answer(MessagingException e, OurMessage message) {
    int code = code(e);
    if (code >= PERMANENT) {
      return new Answer.Never("the mail server refused it with " + code);
    }
    if (code > 0) {
      return new Answer.NotNow("the mail server put it off with " + code, false);
    }
    return message.isLeaving()
        ? new Answer.Unknown("the connection broke while the letter was leaving")
        : new Answer.NotNow("the mail server did not answer", true);
  }

  /** The server's reply code, if it gave one: then what happened is certain. */
  private static int code(MessagingException e) {
    for (Exception one = e; one != null; one = next(one)) {
      if (one instanceof SMTPAddressFailedException refused) {
        return refused.getReturnCode();
      }
      if (one instanceof SMTPSendFailedException failed && failed.getReturnCode() >= 400) {
        return failed.getReturnCode();
      }
      if (one instanceof SendFailedException sent && next(sent) == null) {
        return 0;
      }
    }
    return 0;
  }

  private static @Nullable Exception next(Exception e) {
    return e instanceof MessagingException messaging ? messaging.getNextException() : null;
  }

  private Transport open() throws MessagingException {
    var present = transport;
    if (present != null && letters < LETTERS_PER_CONNECTION && isAlive(present)) {
      return present;
    }
    close();
    var fresh = session.getTransport(protocol(server));
    var user = server.getUserInfo();
    if (user == null) {
      fresh.connect();
    } else {
      int colon = user.indexOf(':');
      fresh.connect(user.substring(0, colon), user.substring(colon + 1));
    }
    transport = fresh;
    letters = 0;
    usedAt = System.currentTimeMillis();
    return fresh;
  }

  private boolean isAlive(Transport present) {
    return System.currentTimeMillis() - usedAt < IDLE_MS || present.isConnected();
  }

  @Override
  public void close() {
    var present = transport;
    transport = null;
    if (present != null) {
      try {
        present.close();
      } catch (MessagingException e) {
        // It is gone either way.
        letters = 0;
      }
    }
  }

  private static String protocol(URI server) {
    return server.getScheme().equals("smtps") ? "smtps" : "smtp";
  }

  private static Properties properties(URI server) {
    var prefix = "mail." + protocol(server) + ".";
    var properties = new Properties();
    properties.put("mail.transport.protocol", protocol(server));
    properties.put(prefix + "host", server.getHost());
    properties.put(prefix + "port", String.valueOf(server.getPort()));
    properties.put(prefix + "localhost", "appointments");
    properties.put(prefix + "connectiontimeout", "5000");
    properties.put(prefix + "timeout", "20000");
    properties.put(prefix + "writetimeout", "20000");
    properties.put(prefix + "quitwait", "false");
    if (server.getUserInfo() != null) {
      properties.put(prefix + "auth", "true");
    }
    if (server.getScheme().equals("smtp+starttls")) {
      properties.put("mail.smtp.starttls.enable", "true");
      properties.put("mail.smtp.starttls.required", "true");
    }
    return properties;
  }
}
