package uk.coregroups.notification.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a program wrote on its own is known; what somebody wrote is never taken for it. */
class NatureTest {

  private static final List<String> PROGRAMS =
      List.of(
          "Auto-Submitted: auto-replied",
          "Auto-Submitted: auto-generated; owner-email=\"j.reid@hillside.example\"",
          "Auto-Submitted: auto-notified",
          "X-Autoreply: yes",
          "X-Autorespond: Appointment",
          "X-Autoresponder: 1",
          "X-AutoReply-From: j.reid@hillside.example",
          "X-Mail-Autoreply: reply",
          "X-FC-MachineGenerated: true",
          "X-POST-MessageClass: 9; Autoresponder",
          "Precedence: auto_reply",
          "X-Precedence: auto_reply",
          "Delivered-To: Autoresponder",
          "Return-Path: <>",
          "Return-Path: < >");

  private static final List<String> SUBJECTS =
      List.of(
          "Automatic reply: Report",
          "AUTOMATIC REPLY: Report",
          "Auto: Report",
          "Autoreply: Report",
          "Auto-Reply: Report",
          "Auto Response: Report",
          "Automated response",
          "Abwesenheitsnotiz: Report",
          "Automatische Antwort: Report",
          "R\u00e9ponse automatique : Report",
          "Respuesta autom\u00e1tica: Report",
          "Risposta automatica: Report",
          "Automatisch antwoord: Report",
          "Odpowied\u017a automatyczna: Report",
          "Ateb awtomatig: Report",
          "Allan o'r swyddfa: Report",
          "Allan o\u2019r swyddfa: Report");

  private static final List<String> PERHAPS =
      List.of(
          "Out of Office: Report",
          "Out of Office AutoReply: Report",
          "Away from the office",
          "On annual leave",
          "Vacation: Report",
          "Absence: Report");

  private static final String AWAY = "I am away until 11 January. Ring my colleague.";
  private static final String WORDS = "Jamie is ill, so we come at eleven. Is that all right?";

  @Test
  void aHeaderOfAProgramIsEnough() throws MessagingException, IOException {
    for (var header : PROGRAMS) {
      assertThat(nature(header, "Re: Report", WORDS)).as(header).isEqualTo(Nature.AUTOMATIC);
    }
    assertThat(nature("Auto-Submitted: no", "Re: Report", WORDS)).isEqualTo(Nature.WRITTEN);
    assertThat(nature("Auto-Submitted: No (by hand)", "Report", WORDS)).isEqualTo(Nature.WRITTEN);
    assertThat(nature("X-Autoreply: no", "Re: Report", WORDS)).isEqualTo(Nature.WRITTEN);
  }

  @Test
  void aSubjectThatNobodyWritesByHandIsEnough() throws MessagingException, IOException {
    for (var subject : SUBJECTS) {
      assertThat(nature("X: y", encoded(subject), WORDS)).as(subject).isEqualTo(Nature.AUTOMATIC);
      assertThat(nature("X: y", encoded("Re: " + subject), WORDS)).isEqualTo(Nature.WRITTEN);
    }
  }

  @Test
  void aSubjectThatPeopleWriteTooIsNotUnlessTheWordsAreThoseOfAnAbsence()
      throws MessagingException, IOException {
    for (var subject : PERHAPS) {
      assertThat(nature("X: y", subject, AWAY)).as(subject).isEqualTo(Nature.AUTOMATIC);
      assertThat(nature("X: y", subject, WORDS)).as(subject).isEqualTo(Nature.WRITTEN);
    }
  }

  @Test
  void whatSomebodyWroteAboveAnAutomaticAnswerIsNotLost() throws MessagingException, IOException {
    var above = WORDS + "\n\n-----Original Message-----\nFrom: Ada\nSent: Monday\n\n" + AWAY;
    var marked = WORDS + "\n\nOn Monday Ada wrote:\n> " + AWAY;
    var outlook = WORDS + "\n\nFrom: Ada Okafor\nSent: Monday\nSubject: Automatic reply\n\n" + AWAY;
    for (var body : List.of(above, marked, outlook)) {
      assertThat(nature("X: y", "Automatic reply: Report", body)).isEqualTo(Nature.WRITTEN);
    }
  }

  @Test
  void whatManyGotIsAnAbsenceOnlyIfItReadsAsOne() throws MessagingException, IOException {
    for (var header :
        List.of(
            "Precedence: bulk",
            "Precedence: junk",
            "Precedence: list",
            "List-Id: <a.b>",
            "Feedback-ID: a:b",
            "X-Auto-Response-Suppress: All",
            // A rule has answered, or has only passed it on.
            "X-MS-Exchange-Inbox-Rules-Loop: j.reid@hillside.example",
            "X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent",
            "List-Unsubscribe: <https://a>")) {
      assertThat(nature(header, "Re: Report", AWAY)).as(header).isEqualTo(Nature.AUTOMATIC);
      assertThat(nature(header, "Re: Report", WORDS)).as(header).isEqualTo(Nature.CIRCULAR);
      assertThat(nature(header, "Re: Report", AWAY + "\n\nOn Monday Ada wrote:\n> Report"))
          .as(header)
          .isEqualTo(Nature.CIRCULAR);
    }
  }

  @Test
  void receiptsAndRecallsAreNobodysWork() throws MessagingException, IOException {
    assertThat(nature("X: y", "Not read: Appointment", "was deleted")).isEqualTo(Nature.RECEIPT);
    assertThat(nature("Return-Path: <>", "Read: Appointment", "was read"))
        .isEqualTo(Nature.RECEIPT);
    assertThat(
            nature(
                "Content-Type: multipart/report; report-type=disposition-notification; boundary=b",
                "Gelesen",
                "--b\nContent-Type: text/plain\n\nread\n--b\n"
                    + "Content-Type: message/disposition-notification\n\nDisposition: x\n--b--"))
        .isEqualTo(Nature.RECEIPT);
    assertThat(nature("X: y", "Recall: Report", "Ada would like to recall the message"))
        .isEqualTo(Nature.AUTOMATIC);
    assertThat(nature("X: y", "Recall: what we said", WORDS)).isEqualTo(Nature.WRITTEN);
    for (var subject : List.of("Read: chapter two", "Delivered: his clothes", "Not read: why?")) {
      // Exchange Online marks all mail with how likely it is to be junk.
      for (var header : List.of("X: y", "X-MS-Exchange-Organization-SCL: 1")) {
        assertThat(nature(header, subject, WORDS)).as(subject).isEqualTo(Nature.WRITTEN);
      }
    }
  }

  @Test
  void whatAGatewayPutsInFrontOfASubjectHidesNothing() throws MessagingException, IOException {
    for (var tag :
        List.of(
            "[EXTERNAL]",
            "[EXT] ",
            "{External} ",
            "(External) ",
            "[SUSPECTED SPAM] [EXTERNAL] ",
            "*** SPAM *** ",
            "EXTERNAL: ",
            "CAUTION: External: ")) {
      assertThat(nature("X: y", tag + "Automatic reply: Report", AWAY))
          .as(tag)
          .isEqualTo(Nature.AUTOMATIC);
      assertThat(nature("X: y", tag + "Out of office", AWAY)).as(tag).isEqualTo(Nature.AUTOMATIC);
      assertThat(nature("X: y", tag + "Report for Tuesday", WORDS))
          .as(tag)
          .isEqualTo(Nature.WRITTEN);
    }
    assertThat(nature("X: y", "[", WORDS)).isEqualTo(Nature.WRITTEN);
    assertThat(nature("X: y", "[a]".repeat(20_000), WORDS)).isEqualTo(Nature.WRITTEN);
  }

  @Test
  void whoeverWritesAboveAQuotedMailInHtmlHasWritten() throws MessagingException, IOException {
    var page =
        "<p>I am on leave on Tuesday. Ring me first.</p><p>From: Appointments<br>Sent: Monday</p>"
            + "<p>You are invited</p>";
    assertThat(nature("Content-Type: text/html", "Automatic reply: Appointment", page))
        .isEqualTo(Nature.WRITTEN);
    assertThat(nature("Content-Type: text/html", "Automatic reply: x", "<p>" + AWAY + "</p>"))
        .isEqualTo(Nature.AUTOMATIC);
  }

  private static Nature nature(String header, String subject, String body)
      throws MessagingException, IOException {
    return Letters.of("From: j.reid@hillside.example\nSubject: " + subject + "\n" + header, body)
        .nature();
  }

  private static String encoded(String subject) throws IOException {
    return jakarta.mail.internet.MimeUtility.encodeText(subject, "UTF-8", "B");
  }
}
