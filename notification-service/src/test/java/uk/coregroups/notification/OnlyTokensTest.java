package uk.coregroups.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.surroundings.Passes;
import uk.coregroups.standalone.part.Ports;

/** A Dovecot and a Postfix that take access tokens and nothing else. */
class OnlyTokensTest extends GroupMail {

  @Autowired private ApplicationContext context;

  @Test
  void mailComesInAndLettersGoOut() throws IOException {
    assumeTrue(RealMailServers.canBeStarted(), "Postfix and Dovecot are not installed here");
    int imap = Ports.free();
    var home = Files.createTempDirectory(Path.of("/tmp"), "mail");
    var log = Files.createTempFile("notification", ".log");
    try (var tokens = new TokenServer(PostOffice.SUITE);
        var servers = RealMailServers.forTokensAlone(home, imap, tokens);
        var service = new ServiceOfItsOwn(context, log, settings(imap, servers, tokens))) {
      servers.put(PostOffice.SUITE, out -> out.write(mail("First").getBytes(UTF_8)));
      await(() -> servers.mails(ada.email()).size() == 1);
      await(() -> trouble(service).isEmpty());
      assertThat(tokens.given()).isEqualTo(1);
      assertThat(servers.logs()).contains("XOAUTH2").doesNotContain("method=PLAIN");
      assertThat(Files.readString(log)).doesNotContain("token-1", TokenServer.SECRET);
    } finally {
      Files.deleteIfExists(log);
      jdbc.sql("delete from mailbox_position").update();
    }
  }

  private String trouble(ServiceOfItsOwn service) {
    return service
        .knock(Passes.staff(anytown, Role.ADMINISTRATOR))
        .get("/incoming/standing")
        .body()
        .path("trouble")
        .asString("");
  }

  private String mail(String subject) {
    return """
    Authentication-Results: appointments.example; dmarc=pass header.from=health.example
    Delivered-To: %s
    From: %s
    To: %s
    Subject: %s
    Message-ID: <%s@tokens.example>

    I shall bring the folder.
    """
        .formatted(address, bola.email(), address, subject, System.nanoTime())
        .replace("\n", "\r\n");
  }

  private static Map<String, String> settings(
      int imap, RealMailServers servers, TokenServer tokens) {
    var user = PostOffice.SUITE.replace("@", "%40");
    return Map.of(
        "IMAP_URL",
        "imap://" + user + "@127.0.0.1:" + imap,
        "SMTP_URL",
        "smtp://" + user + "@127.0.0.1:" + servers.smtpPort(),
        "MAIL_TOKEN_URL",
        tokens.url() + "/token",
        "MAIL_TOKEN_CLIENT_ID",
        TokenServer.CLIENT,
        "MAIL_TOKEN_CLIENT_SECRET",
        TokenServer.SECRET,
        "MAIL_TOKEN_SCOPE",
        TokenServer.SCOPE,
        "POST_CONNECTIONS",
        "2");
  }
}
