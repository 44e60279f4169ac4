package uk.coregroups.notification;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.notification.Answer;
import uk.coregroups.events.notification.ReplyReceived;
import uk.coregroups.standalone.part.Ports;

/**
 * With the memory that the service has in its container and a mailbox in Dovecot: 8 MB and 24 MB go
 * to a group of thirteen, 90 MB are shown to a person, a calendar of 224 kB counts, a thousand
 * mails from strangers are put away, and what lies behind is read at once.
 */
class InItsContainersMemoryTest extends GroupMail {

  private static final int MEGABYTE = 1024 * 1024;
  private static final int JUNK = 1000;

  /** As in {@code k8s/base/every-service.yaml}. */
  private static final long IN_ITS_CONTAINER_MB = 512;

  @Autowired private ApplicationContext context;

  @Test
  void whateverComesAllElseGoesOn() throws IOException {
    assumeTrue(RealMailServers.canBeStarted(), "Postfix and Dovecot are not installed here");
    allow(25, "\"pdf\"");
    var members = new ArrayList<>(List.of(ada));
    for (int i = 0; i < 11; i++) {
      members.add(
          member(at("anytown.example", PersonKind.PROFESSIONAL, "Member " + (char) ('A' + i))));
    }
    heard();
    book(ben);
    awaitLedger(ben, "INVITATION SENT");
    int imap = Ports.free();
    var home = Files.createTempDirectory(Path.of("/tmp"), "mail");
    var log = Files.createTempFile("notification", ".log");
    try (var servers = new RealMailServers(home, imap, PostOffice.PASSWORD);
        var sink = new Sink();
        var service = new ServiceOfItsOwn(context, log, settings(imap, sink.port()))) {
      for (int size : List.of(8, 24)) {
        servers.put(PostOffice.SUITE, out -> toTheGroup(out, size));
        patiently()
            .atMost(Duration.ofMinutes(4))
            .untilAsserted(() ->
                assertThat(states(size == 8 ? members.size() : 2 * members.size()))
                    .as(tail(log))
                    .isEqualTo("sent"));
      }
      servers.put(PostOffice.SUITE, out -> write(out, "somebody@strange.example", "Ninety", 90));
      servers.put(PostOffice.SUITE, out -> out.write(oddAnswer().getBytes(US_ASCII)));
      for (int i = 0; i < JUNK; i++) {
        int n = i;
        servers.put(PostOffice.SUITE, out -> write(out, n + "@junk.example", "Win " + n, 0));
      }
      servers.put(PostOffice.SUITE, out -> write(out, ben.email(), "Behind it", 0));

      patiently()
          .atMost(Duration.ofSeconds(20))
          .until(() -> lines("Written by hand").size() == 1 && isAccepted());
      await(() -> strangersMails() == JUNK + 1);
      assertThat(service.isReady()).isTrue();
      assertThat(service.mostMegabytes()).isLessThan(IN_ITS_CONTAINER_MB);
      assertThat(sink.letters().stream().filter(octets -> octets > 24L * MEGABYTE - 100_000))
          .hasSize(members.size());
      assertThat(sink.letters().stream().filter(octets -> octets > 7L * MEGABYTE))
          .hasSize(2 * members.size());
      assertThat(
              count(
                  "incoming where kind = 'TOO_LARGE' and subject = 'Ninety'"
                      + " and sender = 'somebody@strange.example' and words like '%90 MB%2026%'"))
          .isEqualTo(1);
      assertThat(count("group_mail_chunk")).isZero();
      assertThat(Files.readString(log)).doesNotContain("OutOfMemory", "strange.example", "Ninety");
    } finally {
      Files.deleteIfExists(log);
      jdbc.sql("delete from mailbox_position").update();
    }
  }

  private static Map<String, String> settings(int imap, int smtp) {
    return Map.of(
        "IMAP_URL",
        "imap://"
            + PostOffice.SUITE.replace("@", "%40")
            + ":"
            + PostOffice.PASSWORD
            + "@127.0.0.1:"
            + imap,
        "SMTP_URL",
        "smtp://127.0.0.1:" + smtp,
        "POST_CONNECTIONS",
        "16");
  }

  /** Whether every copy of everything has been sent so far, or what their states are. */
  private String states(int copies) {
    var states =
        new TreeSet<>(
            jdbc.sql("select purpose || ' ' || state from letter where core_group = :group")
                .param("group", group.value())
                .query(String.class)
                .list());
    long written = count("letter where purpose = 'GROUP_MAIL' and core_group = '" + group + "'");
    states.removeIf(one -> one.endsWith(" SENT"));
    return states.isEmpty() && written == copies
        ? count("group_mail where kept or state = 'HELD'") == 0 ? "sent" : "kept"
        : states + " " + written + " " + lines("");
  }

  private boolean isAccepted() {
    return neighbours.heard(ReplyReceived.class).stream()
        .anyMatch(reply -> reply.coreGroup().equals(group) && reply.answer() == Answer.ACCEPTED);
  }

  private long strangersMails() {
    return jdbc.sql("select coalesce(sum(messages), 0) from stranger_mail")
        .query(Long.class)
        .single();
  }

  /** An answer to the invitation that is true, among 224 kB that end nowhere. */
  private String oddAnswer() {
    var uid =
        jdbc.sql("select uid from invitation where person = :person")
            .param("person", ben.id().value())
            .query(String.class)
            .single();
    return """
    From: %1$s
    To: %2$s
    Subject: Accepted
    Date: Mon, 21 Dec 2026 10:15:00 +0000
    Message-ID: <%3$s@odd.example>
    MIME-Version: 1.0
    Content-Type: text/calendar; method=REPLY; charset=UTF-8

    BEGIN:VCALENDAR
    VERSION:2.0
    METHOD:REPLY
    BEGIN:VEVENT
    UID:%4$s
    DTSTAMP:20261221T101500Z
    X-ODD;A="%5$s
    ATTENDEE;PARTSTAT=ACCEPTED:mailto:%1$s
    DESCRIPTION:%6$s
    %7$sEND:VEVENT
    END:VCALENDAR
    """
        .formatted(
            ben.email(),
            PostOffice.SUITE,
            System.nanoTime(),
            uid,
            ";B=\"".repeat(16_000),
            "<style <style".repeat(6_000),
            "BEGIN:VALARM\n".repeat(6_000))
        .replace("\n", "\r\n");
  }

  private void toTheGroup(OutputStream out, int megabytes) throws IOException {
    out.write(
        ("Authentication-Results: appointments.example; dmarc=pass header.from=health.example\r\n"
                + "Delivered-To: "
                + address
                + "\r\n")
            .getBytes(US_ASCII));
    write(out, bola.email(), "Report of " + megabytes, megabytes);
  }

  /** A mail with a file, of so many megabytes altogether. */
  private static void write(OutputStream out, String from, String subject, int megabytes)
      throws IOException {
    out.write(
        """
        From: %s
        To: %s
        Subject: %s
        Date: Mon, 21 Dec 2026 10:15:00 +0000
        Message-ID: <%s@large.example>
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="part"

        --part
        Content-Type: text/plain; charset=UTF-8

        It is attached.
        --part
        Content-Type: application/pdf; name="report.pdf"
        Content-Transfer-Encoding: base64

        """
            .formatted(from, PostOffice.SUITE, subject, System.nanoTime())
            .replace("\n", "\r\n")
            .getBytes(US_ASCII));
    var line = ("JVBERi0x".repeat(9) + "JVBE\r\n").getBytes(US_ASCII);
    long left = megabytes * (long) MEGABYTE - 2000;
    for (; left > 0; left -= line.length) {
      out.write(line);
    }
    out.write("--part--\r\n".getBytes(US_ASCII));
  }

  private static String tail(Path log) throws IOException {
    var lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
  }
}
