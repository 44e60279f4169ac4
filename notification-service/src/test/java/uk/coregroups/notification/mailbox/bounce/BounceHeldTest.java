package uk.coregroups.notification.mailbox.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.coregroups.notification.mailbox.Nature;
import uk.coregroups.notification.mailbox.bounce.Bounce.Outcome;

/** A letter that waits until somebody lets it in: a person of ours is told. */
class BounceHeldTest {

  private static final String EXCHANGE =
      """
      Return-Path: <>
      From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@hillside.example>
      Auto-Submitted: auto-generated
      """;

  @Test
  void whatWaitsForSomebodyIsAPersonsTask() throws MessagingException, IOException {
    for (var said :
        List.of(
            "Message awaiting approval: Appointment\n\nYour message is awaiting approval.",
            "Appointment M-7F3K\n\nYour message is waiting for a moderator's approval.",
            "Appointment M-7F3K\n\nIt has been quarantined until released by an administrator.",
            "Appointment M-7F3K\n\nYour message was held for moderation.",
            "Appointment M-7F3K\n\nYour message is held until it is reviewed.",
            "Appointment M-7F3K\n\nThe message is pending review.")) {
      assertThat(Mails.report(EXCHANGE + "Subject: " + said).outcome())
          .as(said)
          .isEqualTo(Outcome.UNCLEAR);
    }
  }

  @Test
  void aRefusalIsOneThoughItSpeaksOfAQuarantine() throws MessagingException, IOException {
    var said = "Undeliverable: Appointment\n\n550 5.7.1 It was rejected, quarantined by policy.";

    assertThat(Mails.report(EXCHANGE + "Subject: " + said).outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void peopleWriteOfApprovalToo() throws MessagingException, IOException {
    for (var headers :
        List.of(
            "Return-Path: <j.reid@hillside.example>\nSubject: Minutes awaiting approval\n",
            "Subject: Re: Your message to Friends awaits moderator approval\n",
            "Return-Path: <>\nAuto-Submitted: auto-replied\nSubject: Annual leave Re: Plan\n")) {
      var mail =
          Mails.of(
              "From: j.reid@hillside.example\n"
                  + headers
                  + "\nI am away. Plans awaiting approval are pending review by the chair.");
      assertThat(mail.bounce()).as(headers).isNull();
      assertThat(mail.nature()).as(headers).isNotEqualTo(Nature.RECEIPT);
    }
  }
}
