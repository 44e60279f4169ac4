package uk.coregroups.standalone.bench;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;

/**
 * The least that could send letters: one thread, one kept connection, no database, no queue, no
 * memory of what it did. The mail library is told which stream provider to use, as the suite's
 * services tell it; left to itself it searches every jar for one, for every part of every letter.
 */
final class BareLoop {

  private static final String STREAM_PROVIDER = "jakarta.mail.util.StreamProvider";
  private static final int WARM_UP = 4_000;

  private final SameLetter letter;
  private final Session session;

  BareLoop(SameLetter letter, int port) {
    this.letter = letter;
    var properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", String.valueOf(port));
    this.session = Session.getInstance(properties);
  }

  /** Sends letters, the first thousands for warming up, and says how many a second. */
  double rate(int letters, Sink sink) {
    System.setProperty(STREAM_PROVIDER, "org.eclipse.angus.mail.util.MailStreamProvider");
    send(WARM_UP);
    var tally = sink.startOver();
    long began = System.nanoTime();
    send(letters);
    System.clearProperty(STREAM_PROVIDER);
    double seconds = (tally.lastAt() - began) / 1e9;
    if (tally.different() != letters) {
      throw new IllegalStateException("The bare loop lost letters: " + tally.different());
    }
    letter.mustBe(tally.sample());
    return letters / seconds;
  }

  private void send(int letters) {
    try (var transport = session.getTransport("smtp")) {
      transport.connect();
      for (int i = 0; i < letters; i++) {
        var message = letter.into(new MimeMessage(session));
        message.saveChanges();
        transport.sendMessage(message, message.getAllRecipients());
      }
    } catch (MessagingException e) {
      throw new IllegalStateException("The bare loop failed", e);
    }
  }
}
