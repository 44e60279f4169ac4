package uk.coregroups.notification.mailbox.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import uk.coregroups.notification.mailbox.bounce.Bounce.Outcome;

/** What of a report is the server's own, and what is the letter that came back. */
class BounceWordsTest {

  @Test
  void theDiagnosisIsTheServersOwn() throws MessagingException, IOException {
    var report = Mails.report(Mails.file("bounce-we-sent-too-much"));

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.status()).isEqualTo("5.7.705");
    assertThat(report.words()).contains("550 5.7.705 Access denied").doesNotContain("5.1.1");
    assertThat(report.blamesMailbox()).isFalse();
  }

  @Test
  void soIsWhatTheServersSaidToEachOther() throws MessagingException, IOException {
    var report =
        Mails.report(
            """
            Return-Path: <>
            From: MAILER-DAEMON@mx.hillside.example
            Subject: Returned mail: see transcript for details

            Hello. This is the mail server at mx.hillside.example.
            The original message was received at Mon, 21 Dec 2026 10:00:00 GMT

               ----- Transcript of session follows -----
            ... while talking to store.hillside.example.:
            >>> RCPT To:<j.reid@hillside.example>
            <<< 550 5.7.1 Client host blocked using zen.spamhaus.org

               ----- Original message follows -----
            Subject: 550 5.1.1 No such user
            """);

    assertThat(report.status()).isEqualTo("5.7.1");
    assertThat(report.words()).contains("blocked using").doesNotContain("No such user");
    assertThat(report.blamesMailbox()).isFalse();
  }

  @Test
  void aCodeIsNotLostBehindManyWords() throws MessagingException, IOException {
    var report =
        Mails.report(
            """
            Return-Path: <>
            From: MAILER-DAEMON@mx.hillside.example
            Subject: Undeliverable: Appointment

            Delivery has failed to these recipients:
            j.reid@hillside.example
            Your message could not be delivered.
            It was not delivered to anybody.
            It was rejected by the server:
            550 5.7.26 unauthenticated mail is not accepted
            """);

    assertThat(report.words()).contains("550 5.7.26");
    assertThat(report.blamesMailbox()).isFalse();
  }
}
