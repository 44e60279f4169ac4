package uk.coregroups.notification.mailbox.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** For whom a letter failed, where a report says so in a field of its own. */
class BounceReceiversTest {

  private static final String WORDS = "No such user. In urgent cases write to duty@health.example.";

  @Test
  void whomTheWordsNameBesidesIsNoReceiver() throws MessagingException, IOException {
    var report = Mails.report(Mails.file("bounce-names-whom-to-ask"));

    assertThat(report.recipients()).containsExactly("jr1973@trust.example");
  }

  @Test
  void headersNameThemToo() throws MessagingException, IOException {
    var report =
        Mails.report(
            "From: MAILER-DAEMON@trust.example\nX-Failed-Recipients: jr1973@trust.example\n"
                + "Subject: Returned mail\n\n"
                + WORDS);

    assertThat(report.recipients()).containsExactly("jr1973@trust.example");
  }

  @Test
  void soDoesTheLetterThatCameBack() throws MessagingException, IOException {
    var report =
        Mails.report(
            "From: MAILER-DAEMON@trust.example\nSubject: Returned mail\n"
                + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n"
                + WORDS
                + "\n--b\nContent-Type: message/rfc822\n\nSubject: Appointment\n"
                + "To: \"Reid, J\"\n <jr1973@trust.example>\n\nTo: you@health.example\n--b--\n");

    assertThat(report.recipients()).containsExactly("jr1973@trust.example");
  }

  @Test
  void aCopyOfAMailToAGroupNamesNobody() throws MessagingException, IOException {
    var report =
        Mails.report(
            "From: MAILER-DAEMON@trust.example\nSubject: Returned mail\n"
                + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n"
                + "No such user: jr1973@trust.example"
                + "\n--b\nContent-Type: message/rfc822\n\nFrom: Anytown <g@groups.example>\n"
                + "To: g@groups.example\n\nHello\n--b--\n");

    assertThat(report.recipients()).containsExactly("jr1973@trust.example");
  }

  @Test
  void otherwiseTheWordsAreAllThereIs() throws MessagingException, IOException {
    var report =
        Mails.report(
            "From: MAILER-DAEMON@trust.example\nSubject: Returned mail\n\n"
                + "No such user: jr1973@trust.example");

    assertThat(report.recipients()).containsExactly("jr1973@trust.example");
  }
}
