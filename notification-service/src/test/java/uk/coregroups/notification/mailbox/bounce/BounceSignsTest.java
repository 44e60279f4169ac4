package uk.coregroups.notification.mailbox.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.coregroups.notification.mailbox.Nature;
import uk.coregroups.notification.mailbox.bounce.Bounce.Outcome;

/** Who speaks of returned letters, and is no server. */
class BounceSignsTest {

  private static final String SIGNED = "\n\nJo Reid, j.reid@hillside.example\n";

  @Test
  void peopleWhoWriteOfLettersThatCameBackWriteNoReport() throws MessagingException, IOException {
    for (var subject :
        List.of(
            "Letter to Dana returned to sender",
            "Not delivered: minutes",
            "Mailbox full",
            "Delivery problem",
            "FYI: message could not be delivered")) {
      for (var words :
          List.of(
              "The letter to Dana was returned to sender, so she has not seen the agenda.",
              "The minutes were not delivered to dana@hillside.example. Ring me on 01632 960 550",
              "My mailbox is full. Room 501\n505 London Road, write to office@hillside.example",
              "Your letter could not be delivered to\n550 London Road, the flat is empty.")) {
        var mail =
            Mails.of(
                "Return-Path: <j.reid@hillside.example>\n"
                    + "From: Jo Reid <j.reid@hillside.example>\nSubject: "
                    + subject
                    + "\n\n"
                    + words
                    + SIGNED);
        assertThat(mail.bounce()).as(subject + ": " + words).isNull();
        assertThat(mail.nature()).as(subject + ": " + words).isEqualTo(Nature.WRITTEN);
      }
    }
  }

  @Test
  void whoeverHasTheNameOfAnOfficeMayBeAPerson() throws MessagingException, IOException {
    for (var from :
        List.of(
            "Complaints <complaints@hillside.example>",
            "System Administrator <it@hillside.example>",
            "Microsoft Outlook <j.reid@hillside.example>",
            "Pat Moss <postmaster@hillside.example>")) {
      var mail =
          Mails.of(
              "Return-Path: <someone@hillside.example>\nFrom: "
                  + from
                  + "\nSubject: Re: Appointment M-7F3K\n\nThe application was rejected, sorry."
                  + SIGNED);
      assertThat(mail.bounce()).as(from).isNull();
    }
  }

  @Test
  void absencesAreNoReports() throws MessagingException, IOException {
    for (var subject :
        List.of(
            "Annual leave Re: Appointment M-7F3K",
            "Re: Mailbox full",
            "Annual leave Re: Mailbox full")) {
      for (var words :
          List.of(
              "I am away until 11 January. Ring the duty desk on\n01632 960 550\n",
              "I am away. Write to\n505 London Road\nAnytown\n",
              "I am away. Find us in\nRoom 501\n",
              "I am away. The office is in room\n501\n",
              "I have given up this post, please write to duty@hillside.example")) {
        var mail =
            Mails.of(
                "Return-Path: <>\nAuto-Submitted: auto-replied\n"
                    + "From: Jo Reid <j.reid@hillside.example>\nSubject: "
                    + subject
                    + "\n\n"
                    + words
                    + SIGNED);
        assertThat(mail.bounce()).as(subject + ": " + words).isNull();
        assertThat(mail.nature()).as(subject + ": " + words).isEqualTo(Nature.AUTOMATIC);
      }
    }
  }

  @Test
  void anOfficeMayBeAwayToo() throws MessagingException, IOException {
    for (var subject : List.of("Annual leave Re: Appointment", "Automatic reply: Appointment")) {
      var mail =
          Mails.of(
              "Return-Path: <>\nAuto-Submitted: auto-replied\n"
                  + "From: System Administrator <it@hillside.example>\nSubject: "
                  + subject
                  + "\n\nI have given up this post, please write to duty@hillside.example");
      assertThat(mail.bounce()).as(subject).isNull();
    }
  }

  @Test
  void aServerThatHidesIsKnownByACode() throws MessagingException, IOException {
    for (var words :
        List.of(
            "Your message to j.reid@hillside.example: 550 5.1.1 No such user",
            "The host said:\n550-5.1.1 The account does not exist\n550 5.1.1 try again",
            "j.reid@hillside.example\n550 No such user here",
            "Status code: 5.1.10\n",
            "The server answered #5.1.1 to j.reid@hillside.example")) {
      assertThat(
              Mails.report(
                      "Return-Path: <>\nFrom: gateway@hillside.example\n"
                          + "Subject: Appointment M-7F3K\n\n"
                          + words)
                  .outcome())
          .as(words)
          .isEqualTo(Outcome.FAILED);
      assertThat(
              Mails.report(
                      "Return-Path: <gateway@hillside.example>\nFrom: gateway@hillside.example\n"
                          + "Subject: Mail delivery failed\n\n"
                          + words)
                  .outcome())
          .as(words)
          .isEqualTo(Outcome.FAILED);
    }
  }

  @Test
  void aTelephoneNumberIsNoReply() {
    for (var words : List.of("01632 960 550", "+44 1632 960550\n", "01632-960-550\nJo")) {
      assertThat(ServerCodes.reply(words)).as(words).isZero();
    }
    for (var words : List.of("550", "said: 550 No such user", "'550 5.7.705 no'", "(550-no)")) {
      assertThat(ServerCodes.reply(words)).as(words).isEqualTo(550);
    }
  }
}
