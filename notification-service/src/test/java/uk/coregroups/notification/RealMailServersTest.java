package uk.coregroups.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same through Postfix and Dovecot, as they come with the system. */
class RealMailServersTest extends GroupMail {

  private @Nullable RealMailServers servers;
  private @Nullable Position before;

  /** How far the embedded mailbox had been read. */
  private record Position(long validity, long uid) {}

  @BeforeEach
  void postfixAndDovecotTakeOver() throws Exception {
    assumeTrue(RealMailServers.canBeStarted(), "Postfix and Dovecot are not installed here");
    before =
        jdbc.sql("select uid_validity, last_uid from mailbox_position")
            .query((row, n) -> new Position(row.getLong(1), row.getLong(2)))
            .optional()
            .orElse(null);
    var home = Files.createTempDirectory(Path.of("/tmp"), "mail");
    PostOffice.ROOM.imapDown();
    servers = new RealMailServers(home, PostOffice.ROOM.imapPort(), PostOffice.PASSWORD);
    PostOffice.otherSmtp = servers.smtpPort();
    PostOffice.MAIL.hangUp();
  }

  @AfterEach
  void theyGoAgain() {
    if (servers != null) {
      PostOffice.otherSmtp = 0;
      PostOffice.MAIL.hangUp();
      servers.close();
      readOnFromBefore();
      PostOffice.ROOM.imapUp();
    }
  }

  @Test
  void twoMembersAnswerEachOtherWhileALeaverAParentAndAForgerAreRefused() {
    send(bola.email(), bola.email(), "", "Change of plan");
    var copies = mailsOf(ada, 1);
    assertThat(copies.getFirst())
        .contains("From: \"Appointments, Anytown Council\" <" + address + ">")
        .contains("To: " + address, "Reply-To: " + address, "Return-Path: <" + PostOffice.SUITE)
        .contains("I shall bring the folder.", "Written by Bola Dunn")
        .doesNotContain(ben.email());
    assertThat(mailsOf(ben, 1).getFirst())
        .contains("a message is waiting for you")
        .doesNotContain("folder", "Bola", bola.email());

    var id = copies.getFirst().replaceFirst("(?s).*Message-ID: (<[^>]*>).*", "$1");
    send(ada.email(), ada.email(), "In-Reply-To: " + id + "\n", "Re: Change of plan");
    assertThat(mailsOf(bola, 1).getFirst()).contains("In-Reply-To: <change-of-plan@");

    leave(bola, MONDAY_21_DECEMBER);
    heard();
    send(bola.email(), bola.email(), "", "I am not here any more");
    send(mother.email(), mother.email(), "", "It is me");
    awaitLines("Message to a core group from nobody in it", 2);
    var forged =
        "Authentication-Results: appointments.example; spf=pass smtp.mailfrom=" + ada.email();
    send("x@evil.example", ada.email(), forged + "\n", "Forged");
    send(ada.email(), "127.0.0.66", ada.email(), forged + "\n", "Forged with an envelope");
    awaitLines("Message to a core group that says it is from a member", 2);
    send(ada.email(), ada.email(), "Auto-Submitted: auto-replied\n", "Away");
    awaitLines("Automatic answer", 1);

    send(ada.email(), ada.email(), "", "Afterwards");
    mailsOf(ben, 3);
    assertThat(real().mails(bola.email())).hasSize(1);
    // The second says that a message in her name went to nobody, and nothing else.
    assertThat(real().mails(ada.email())).hasSize(2);
    assertThat(real().mails(ada.email()).getLast()).contains("A message could not be passed on");
    assertThat(real().mails(mother.email())).isEmpty();
    assertThat(real().mails("x@evil.example")).isEmpty();
  }

  /** Another mailbox counts its mails anew; the embedded one goes on where it was. */
  private void readOnFromBefore() {
    if (before == null) {
      jdbc.sql("delete from mailbox_position").update();
    } else {
      jdbc.sql("update mailbox_position set uid_validity = :validity, last_uid = :uid")
          .param("validity", before.validity)
          .param("uid", before.uid)
          .update();
    }
  }

  private RealMailServers real() {
    return java.util.Objects.requireNonNull(servers);
  }

  private List<String> mailsOf(Someone one, int count) {
    patiently()
        .untilAsserted(() ->
            assertThat(real().mails(one.email()))
                .as(() -> one + ", " + ledger(one) + ", " + lines("") + "\n" + real().logs())
                .hasSize(count));
    return real().mails(one.email());
  }

  private void send(String envelope, String from, String headers, String subject) {
    var home = RealMailServers.home(envelope.substring(envelope.indexOf('@') + 1));
    send(envelope, home, from, headers, subject);
  }

  /** Brings a mail to Postfix from an address of this machine. */
  private void send(String envelope, String home, String from, String headers, String subject) {
    var mail =
        headers
            + "From: "
            + from
            + "\nTo: "
            + address
            + "\nMessage-ID: <"
            + subject.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]+", "-")
            + "@"
            + from.replaceFirst(".*@", "")
            + ">\nSubject: "
            + subject
            + "\n\nI shall bring the folder.\n";
    var properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", String.valueOf(real().smtpPort()));
    properties.put("mail.smtp.localaddress", home);
    properties.put("mail.smtp.from", envelope);
    var session = Session.getInstance(properties);
    try (var transport = session.getTransport("smtp")) {
      transport.connect();
      transport.sendMessage(
          new MimeMessage(
              session, new ByteArrayInputStream(mail.replace("\n", "\r\n").getBytes(UTF_8))),
          InternetAddress.parse(address));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
