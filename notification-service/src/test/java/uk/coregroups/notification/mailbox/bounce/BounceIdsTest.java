package uk.coregroups.notification.mailbox.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Of several letters that a mail names, the one it is about comes first. */
class BounceIdsTest {

  private static final String A = "aaaaaaaa-5c11-4e0a-9a5e-1d2c3b4a5f60";
  private static final String B = "bbbbbbbb-5c11-4e0a-9a5e-1d2c3b4a5f60";
  private static final String C = "cccccccc-5c11-4e0a-9a5e-1d2c3b4a5f60";
  private static final String THREAD =
      "References: <" + A + "@x.example>\n <" + B + "@x.example>\n";

  @Test
  void theLastOfAThreadIsWhatIsAnswered() throws MessagingException, IOException {
    assertThat(Mails.of("From: a@b.example\n" + THREAD + "\nYes").answersTo())
        .containsExactly(B, A);
    assertThat(
            Mails.of("From: a@b.example\n" + THREAD + "In-Reply-To: <" + C + "@x>\n\nYes")
                .answersTo())
        .containsExactly(C, B, A);
  }

  @Test
  void whatCameBackGoesBeforeAThread() throws MessagingException, IOException {
    var mail =
        Mails.of(
            "From: MAILER-DAEMON@b.example\nSubject: Returned mail\n"
                + "References: <"
                + A
                + "@x.example>\n"
                + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nNo such user"
                + "\n--b\nContent-Type: message/rfc822\n\n"
                + "References: <"
                + A
                + "@x.example>\n <"
                + C
                + "@x.example>\nMessage-ID:\n <"
                + B
                + "@x.example>\n\nOn "
                + A
                + "\n--b--\n");

    assertThat(mail.answersTo()).containsExactly(B, A, C);
  }

  @Test
  void ourOwnMarkGoesBeforeWhatARelayCallsIt() throws MessagingException, IOException {
    var mail =
        Mails.of(
            "From: MAILER-DAEMON@b.example\nSubject: Returned mail\nX-Failed-Message-Id: "
                + A
                + "\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nNo such user"
                + "\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <"
                + C
                + "-0000@relay.example>\nX-Entity-Ref-ID: "
                + B
                + "\n--b--\n");

    assertThat(mail.answersTo()).containsExactly(B, C, A);
  }
}
