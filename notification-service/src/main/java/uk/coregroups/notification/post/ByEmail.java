package uk.coregroups.notification.post;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.net.URI;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import uk.coregroups.notification.mailserver.SignIn;
import uk.coregroups.notification.post.EmailForm.OurMessage;
import uk.coregroups.notification.refusal.Fault;

/**
 * One carrier's connection to the mail server: kept open, and opened anew after a hundred letters.
 */
class ByEmail implements AutoCloseable {

  private static final int LETTERS_PER_CONNECTION = 100;
  private static final long IDLE_MS = Duration.ofSeconds(20).toMillis();

  private final URI server;
  private final SignIn signIn;
  private final Session session;
  private @Nullable Transport transport;
  private int letters;
  private long usedAt;
  private @Nullable OurMessage inHand;
  private Runnable gettingOn = () -> {};

  ByEmail(URI server, SignIn signIn) {
    this.server = server;
    this.signIn = signIn;
    this.session = Session.getInstance(properties(server, signIn));
  }

  /** Calls back whenever a step is done, for sending may take long. */
  void whenItGetsOn(Runnable listener) {
    gettingOn = listener;
  }

  /** Another letter begins. */
  void emptyHanded() {
    inHand = null;
  }

  /** Whether the server may have the letter in hand, however its sending has ended. */
  boolean mayHaveLeft() {
    return inHand != null && inHand.isLeaving();
  }

  Session session() {
    return session;
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
    return kept && mayBeOfTheConnection(answer) ? attempt(message) : answer;
  }

  private static boolean mayBeOfTheConnection(Answer answer) {
    return answer instanceof Answer.Refused(var refusal, var concerns)
        && refusal.fault() == Fault.DEFERRED
        && concerns != Answer.Concerns.ONE;
  }

  private Answer attempt(OurMessage message) {
    Transport open;
    try {
      open = open();
    } catch (MessagingException e) {
      var answer = MailAnswers.notOpened(e, transport);
      close();
      return answer;
    }
    gettingOn.run();
    inHand = message;
    message.whenItGetsOn(gettingOn);
    try {
      message.saveChanges();
      Address[] receivers = message.getAllRecipients();
      open.sendMessage(message, receivers);
      letters++;
      usedAt = System.currentTimeMillis();
      return new Answer.Taken(null);
    } catch (MessagingException e) {
      close();
      return MailAnswers.of(e, message);
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private Transport open() throws MessagingException {
    var present = transport;
    if (present != null && letters < LETTERS_PER_CONNECTION && isAlive(present)) {
      return present;
    }
    close();
    var fresh = session.getTransport(protocol(server));
    transport = fresh;
    signIn.connect(fresh, server);
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

  private static Properties properties(URI server, SignIn signIn) {
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
      signIn.prepare(properties, prefix);
    }
    if (server.getScheme().equals("smtp+starttls")) {
      properties.put("mail.smtp.starttls.enable", "true");
      properties.put("mail.smtp.starttls.required", "true");
    }
    return properties;
  }
}
