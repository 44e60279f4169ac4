package uk.coregroups.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.surroundings.Passes;

/**
 * Servers that will not have us: what they refuse is said in words, and is not taken for silence.
 */
class RefusedByServersTest extends Chapter {

  private static final String PASSWORD = "only-the-suite-knows-this";

  @Autowired private ApplicationContext context;

  @SuppressWarnings("NullAway.Init")
  private Path log;

  @BeforeEach
  void aLog() throws IOException {
    log = Files.createTempFile("notification", ".log");
  }

  @AfterEach
  void noLog() throws IOException {
    Files.deleteIfExists(log);
  }

  /** Case 3, as Exchange Online says it. */
  @Test
  void serversThatTakeNoPasswordsAreNamedAsSuch() throws Exception {
    try (var imap =
            RefusingServer.imap(
                "IMAP4rev1 AUTH=XOAUTH2 LOGINDISABLED SASL-IR IDLE UIDPLUS",
                "Basic authentication is disabled.");
        var smtp =
            RefusingServer.smtp(
                "LOGIN PLAIN XOAUTH2",
                "535 5.7.139 Authentication unsuccessful, basic authentication is disabled.");
        var service = new ServiceOfItsOwn(context, log, settings(imap.port(), smtp.port()))) {
      awaitTrouble(service, "The mailbox could not be read: the mail server takes no passwords.");
      professionalIsInvited();

      await(() ->
          waitingWords(service)
              .contains("Authentication unsuccessful, basic authentication is disabled."));
      Thread.sleep(Duration.ofSeconds(12));
      assertThat(imap.calls()).isEqualTo(1);
      assertThat(Files.readString(log)).contains("NO_PASSWORDS").doesNotContain(PASSWORD);
    }
  }

  @Test
  void aWrongPasswordIsSaidInTheServersOwnWords() throws Exception {
    try (var imap =
            RefusingServer.imap("IMAP4rev1 AUTH=PLAIN SASL-IR", "[ALERT] No, \u0001 not   you.");
        var smtp = RefusingServer.smtp("PLAIN", "535 5.7.8 No, not you.");
        var service = new ServiceOfItsOwn(context, log, settings(imap.port(), smtp.port()))) {
      awaitTrouble(
          service, "The mailbox could not be read: the mail server does not let us in. Check the");
      assertThat(trouble(service)).contains("No, not you.");
      Thread.sleep(Duration.ofSeconds(8));
      assertThat(imap.calls()).isEqualTo(1);
    }
  }

  private void professionalIsInvited() {
    book(professional("Mr Reid"));
  }

  private void awaitTrouble(ServiceOfItsOwn service, String words) {
    patiently()
        .untilAsserted(
            () -> assertThat(trouble(service)).as(Files.readString(log)).startsWith(words));
  }

  private String trouble(ServiceOfItsOwn service) {
    return service
        .knock(Passes.staff(anytown, Role.ADMINISTRATOR))
        .get("/incoming/standing")
        .body()
        .path("trouble")
        .asString("");
  }

  private String waitingWords(ServiceOfItsOwn service) {
    return service
        .knock(Passes.staff(anytown, Role.ADMINISTRATOR))
        .get("/letters/waiting")
        .body()
        .path("why")
        .asString("");
  }

  private static Map<String, String> settings(int imap, int smtp) {
    var user = PostOffice.SUITE.replace("@", "%40") + ":" + PASSWORD + "@127.0.0.1:";
    return Map.of(
        "IMAP_URL", "imap://" + user + imap,
        "SMTP_URL", "smtp://" + user + smtp,
        "POST_CONNECTIONS", "1");
  }
}
