package uk.coregroups.standalone.postroom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.coregroups.standalone.mailbox.ReceivedMail;

class MailArrivesTest {

  private final Demo demo = new Demo();

  @AfterEach
  void close() {
    demo.close();
  }

  @Test
  void mailForAnybodyIsKeptByteForByteInTheOrderOfArrival() throws Exception {
    demo.write(Demo.MS_OKAFOR, "First", "Croeso, tŷ\n.\n");
    demo.write("head@hillside.example", "Second", "Hello");

    assertThat(demo.room.mails())
        .extracting(ReceivedMail::receiver)
        .containsExactly(Demo.MS_OKAFOR, "head@hillside.example");
    var first = demo.room.mails().getFirst();
    assertThat(first.sender()).isEqualTo(Demo.SUITE);
    assertThat(first.receivedAt()).isEqualTo(Demo.TUESDAY_31_MARCH);
    assertThat(new String(first.raw(), UTF_8)).contains("Subject: First\r\n").endsWith("\r\n");
    assertThat(first.open().text()).hasValue("Croeso, tŷ\r\n.\r\n");
    assertThat(first.open().fromName()).isEqualTo("Appointments, Anytown Council");
  }

  @Test
  void theSuiteFetchesItsOwnMailWithItsPasswordAndNobodyElseDoes() throws Exception {
    demo.write(Demo.SUITE, "Re: Appointment", "I shall come");

    assertThat(subjectsByImap(Demo.PASSWORD)).containsExactly("Re: Appointment");
    assertThatThrownBy(() -> subjectsByImap(Demo.SUITE))
        .isInstanceOf(AuthenticationFailedException.class);
  }

  @Test
  void mailToAnyAddressAtTheSuitesDomainLandsInItsMailbox() throws Exception {
    demo.write("m-7f3k@Appointments.example", "To the group", "Hello all");
    demo.write("m-7f3k@not-appointments.example", "To somebody else", "Hello");

    assertThat(subjectsByImap(Demo.PASSWORD)).containsExactly("To the group");
    assertThat(demo.room.mails().getFirst().receiver()).isEqualTo("m-7f3k@Appointments.example");
  }

  @Test
  void whileSmtpIsDownNothingIsTakenAndNothingIsForgotten() throws Exception {
    int port = demo.room.smtpPort();
    demo.write(Demo.MS_OKAFOR, "Before", "Hello");
    try (var open = demo.session().getTransport("smtp")) {
      open.connect();
      demo.room.smtpDown();
      assertThat(open.isConnected()).isFalse();
    }
    assertThatThrownBy(() -> demo.write(Demo.MS_OKAFOR, "During", "Hello"))
        .isInstanceOf(MessagingException.class);
    demo.room.smtpUp();
    demo.write(Demo.MS_OKAFOR, "After", "Hello");

    assertThat(demo.room.mails())
        .extracting(mail -> mail.open().subject())
        .containsExactly("Before", "After");
    assertThat(demo.room.smtpPort()).isEqualTo(port);
  }

  @Test
  void whileTheSuiteIsRefusedOthersStillWriteToIt() throws Exception {
    demo.room.suiteRefused();
    assertThatThrownBy(() -> demo.write(Demo.MS_OKAFOR, "During", "Hello"))
        .isInstanceOf(MessagingException.class)
        .hasMessageContaining("550 5.7.60");
    demo.room.write(Demo.MS_OKAFOR, Demo.SUITE, "From somebody else", "Hello");
    demo.room.suiteTaken();
    demo.write(Demo.MS_OKAFOR, "After", "Hello");

    assertThat(demo.room.mails())
        .extracting(mail -> mail.open().subject())
        .containsExactly("From somebody else", "After");
  }

  @Test
  void whatIsBroughtArrivesAsItIsWithoutASender() throws Exception {
    demo.room.bring("Subject: Odd\r\nX-Odd: <<>\r\n\r\nHello\r\n".getBytes(UTF_8), Demo.SUITE);

    assertThat(demo.room.mails().getFirst().sender()).isEmpty();
    assertThat(subjectsByImap(Demo.PASSWORD)).containsExactly("Odd");
  }

  @Test
  void whileImapIsDownMailStillArrivesAndWaits() throws Exception {
    demo.room.imapDown();
    demo.write(Demo.SUITE, "Waiting", "Hello");
    assertThatThrownBy(() -> subjectsByImap(Demo.PASSWORD)).isInstanceOf(MessagingException.class);
    demo.room.imapUp();

    assertThat(subjectsByImap(Demo.PASSWORD)).containsExactly("Waiting");
  }

  @Test
  void aMailThatIsWrittenBadlyIsShownAsFarAsItCanBeRead() throws Exception {
    var letter = demo.letter(Demo.MS_OKAFOR, "Odd");
    letter.setText("Hello");
    letter.saveChanges();
    letter.setHeader("Content-Type", "text/plain; charset=no-such-letters");
    letter.setHeader("From", "somebody at somewhere <<>");
    var session = demo.session();
    session.getProperties().put("mail.smtp.from", Demo.SUITE);
    try (var transport = session.getTransport("smtp")) {
      transport.connect();
      transport.sendMessage(letter, letter.getAllRecipients());
    }

    var opened = demo.room.mails().getFirst().open();
    assertThat(opened.subject()).isEqualTo("Odd");
    assertThat(opened.fromName()).isNotEmpty();
    assertThat(opened.text()).hasValue("(This part cannot be read.)");
  }

  @Test
  void aTakenPortIsNamedAndNothingIsLeftOpen() {
    var settings =
        new PostRoom.Settings(
            0, demo.room.imapPort(), 0, 0, Demo.SUITE, "", "", "http://127.0.0.1", "", "", "");

    assertThatThrownBy(() -> PostRoom.open(settings))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Port " + demo.room.imapPort())
        .hasMessageContaining("IMAP");
  }

  private List<String> subjectsByImap(String password) throws MessagingException {
    var subjects = new ArrayList<String>();
    try (var store = demo.session().getStore("imap")) {
      store.connect(Demo.SUITE, password);
      var inbox = store.getFolder("INBOX");
      inbox.open(Folder.READ_ONLY);
      for (var message : inbox.getMessages()) {
        subjects.add(message.getSubject());
      }
    }
    return subjects;
  }
}
