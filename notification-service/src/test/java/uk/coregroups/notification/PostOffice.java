package uk.coregroups.notification;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import uk.coregroups.events.clock.SuiteClock;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.standalone.postroom.PostRoom;

/** The world outside: mail server, mailbox and text provider, and the gateway's public host. */
final class PostOffice implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  static final String SUITE = "appointments@appointments.example";
  static final String PASSWORD = "only-the-suite-knows";
  static final String HOST = "appointments.example";
  static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
  static final String TOKEN = "0123456789abcdef0123456789abcdef";
  static final String LINK_KEY = "a key that writer and reader share";

  /** Whose office reads mail that cannot be placed. */
  static final PartnershipId OFFICE = PartnershipId.of("0ff1ce00-0000-4000-8000-000000000001");

  static volatile @Nullable SuiteClock clock;
  static final GatewayDoor GATEWAY = GatewayDoor.open();
  static final PostRoom ROOM = PostRoom.open(settings(), PostOffice::now);
  static final AwkwardMailServer MAIL = AwkwardMailServer.open(PostOffice::smtpPort);
  static final AwkwardTextProvider TEXTS = AwkwardTextProvider.open(ROOM.smsPort());

  /** A mail server that stands in for the room's, while it is not 0. */
  static volatile int otherSmtp;

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var all = new HashMap<String, String>();
    all.put("LETTERS_FROM_NAME", "Appointments, Anytown Council");
    all.put("LETTERS_FROM_ADDRESS", SUITE);
    all.put("PUBLIC_HOST", HOST);
    all.put("CALL_BACK_NUMBER", "01632 960 123");
    all.put("ANSWER_LINK_KEY", LINK_KEY);
    all.put("SMTP_URL", "smtp://127.0.0.1:" + MAIL.port());
    all.put("POST_CONNECTIONS", "3");
    all.put(
        "IMAP_URL",
        "imap://" + SUITE.replace("@", "%40") + ":" + PASSWORD + "@127.0.0.1:" + ROOM.imapPort());
    all.put("MAILBOX_TIME_LIMIT", "8s");
    all.put("TWILIO_URL", "http://127.0.0.1:" + TEXTS.port());
    all.put("TWILIO_ACCOUNT", ACCOUNT);
    all.put("TWILIO_TOKEN", TOKEN);
    all.put("TWILIO_SENDER", "+447700900999");
    all.put("GROUP_MAIL_VOUCHED_BY", HOST);
    all.put("UNMATCHED_MAIL_PARTNERSHIP", OFFICE.toString());
    TestPropertyValues.of(all).applyTo(context);
    FaultyWording.standInFor(context);
  }

  private static PostRoom.Settings settings() {
    return new PostRoom.Settings(
        0, 0, 0, 0, SUITE, PASSWORD, HOST, GATEWAY.url(), "+447700900999", ACCOUNT, TOKEN);
  }

  private static int smtpPort() {
    return otherSmtp == 0 ? ROOM.smtpPort() : otherSmtp;
  }

  private static Instant now() {
    var wound = clock;
    return wound == null ? Instant.now() : wound.instant();
  }

  /** Into the mailbox itself, past a mail server that would not take it. */
  static void append(byte[] mail) {
    var properties = new Properties();
    properties.put("mail.imap.host", "127.0.0.1");
    properties.put("mail.imap.port", String.valueOf(ROOM.imapPort()));
    var session = Session.getInstance(properties);
    try (var store = session.getStore("imap")) {
      store.connect(SUITE, PASSWORD);
      try (var inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_WRITE);
        inbox.appendMessages(
            new Message[] {new MimeMessage(session, new ByteArrayInputStream(mail))});
      }
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
