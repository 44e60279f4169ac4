package uk.coregroups.notification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import uk.coregroups.events.notification.Answer;
import uk.coregroups.events.notification.ReplyReceived;

/**
 * Whatever is in a mail, it is kept as far as it can be and shown to a person, and the one behind
 * it counts.
 */
class OneMailStopsNoOtherTest extends Chapter {

  @SuppressWarnings("NullAway.Init")
  private Someone reid;

  @BeforeEach
  void mrReidIsInvited() {
    reid = professional("Mr Reid");
    book(reid);
    awaitLedger(reid, "INVITATION SENT");
  }

  @AfterEach
  void theDatabaseTakesEverything() {
    jdbc.sql("drop trigger if exists awkward on incoming").update();
    // The page that every test looks at holds so many lines.
    jdbc.sql("delete from incoming where sender like 'x%@junk%.example'").update();
    jdbc.sql("delete from task where kind = 'STRANGERS_WROTE'").update();
    PostOffice.ROOM.imapUp();
  }

  @ParameterizedTest
  @ValueSource(strings = {"01-nul-in-text", "01-nul-in-html", "01-nul-in-subject"})
  void aMailThatTheDatabaseCannotHoldIsKeptWithoutWhatItCannot(String file) {
    deliver(theirs(file));

    theNextOneCounts();
    var kept = cameIn(file.contains("text") ? anytown : PostOffice.OFFICE);
    var subject =
        file.contains("subject")
            ? "Questionabout parking"
            : file.contains("html") ? "Question" : "Re:";
    assertThat(kept)
        .anySatisfy(row -> {
          assertThat(row.path("kind").asString()).isEqualTo("Written by hand");
          assertThat(row.path("subject").asString()).startsWith(subject);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // A fault of what is to be saved, and what looks like an outage and meets one mail alone.
        "22021",
        "22P02",
        "54000",
        "23514",
        "XX000",
        "57014",
        "53200",
        "40001",
        "08006"
      })
  void aMailThatTheDatabaseRefusesIsSetAsideByNameAndTheNextOneCounts(String state) {
    theDatabaseRefuses("raise exception 'no' using errcode = '" + state + "'");
    deliver(mail("Awkward " + state, "It is me."));

    theNextOneCounts();
    var row = row("Could not be read");
    assertThat(row.path("sender").asString()).isEqualTo(reid.email());
    assertThat(row.path("subject").asString()).isEqualTo("Awkward " + state);
    assertThat(row.path("words").asString()).contains("Mon, 21 Dec 2026 10:15:00 +0000");
    assertThat(row.path("person").asString()).isEqualTo(reid.id().toString());
    awaitTasks(reid, "UNREADABLE_MAIL");
  }

  @Test
  void aMailThatTakesTooLongIsSetAside() {
    theDatabaseRefuses("perform pg_sleep(12)");
    deliver(mail("Awkward", "It is me."));

    theNextOneCounts();
    assertThat(row("Could not be read").path("subject").asString()).isEqualTo("Awkward");
    assertThat(cameIn(anytown))
        .noneMatch(row -> row.path("kind").asString().equals("Written by hand"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: <<<>>>|"
            + "Subject: =?no-such-charset?Q?=E4?=|"
            + "Content-Type: text/plain; charset=x||"
            + "Hello",
        "From: {}|Subject: Odd|Content-Type: multipart/mixed; boundary=||--|--|",
        "From: {}|"
            + "Subject: Odd|"
            + "Content-Type: message/rfc822|"
            + "Content-Transfer-Encoding: base64||"
            + "!!!!",
        "From: {}|Subject: Odd|Content-Transfer-Encoding: nobody-knows||Hello",
        "From: {}|Subject: Odd|Content-Type: multipart/report; report-type=delivery-status;"
            + " boundary=b||--b|Content-Type: message/delivery-status||\u0000|--b--|",
        "From: a\u0000b@strange.example|Message-ID: <\u0000>|Subject: \u0000||\u0000",
        "||",
        "Subject: \ud800||Hello"
      })
  void nothingOddStopsTheNext(String mail) {
    PostOffice.append(mail.replace("{}", reid.email()).replace("|", "\r\n").getBytes(ISO_8859_1));

    theNextOneCounts();
  }

  /** What would be any number of parts, or of lines in its head. */
  @ParameterizedTest
  @ValueSource(strings = {"--b\n\n", "X: y\n", "Subject: a\n b\n", "References:\n <a@b>\n"})
  void whatHasNoEndIsShownAndTheNextCounts(String again) {
    var filling = again.repeat(400_000 / again.length());
    var body = again.startsWith("--") ? "Content-Type: multipart/mixed; boundary=b\n\n" : "";
    PostOffice.append(
        ("From: " + reid.email() + "\nMessage-ID: <" + System.nanoTime() + "@x>\n" + body + filling)
            .replace("\n", "\r\n")
            .getBytes(ISO_8859_1));

    theNextOneCounts();
    assertThat(row("Too large to be read here; it is in the mailbox").path("sender").asString())
        .isEqualTo(reid.email());
  }

  @Test
  void aThousandMailsFromStrangersDelayNoAnswerAndAskOnce() {
    PostOffice.ROOM.imapDown();
    var junk = new ArrayList<byte[]>();
    for (int i = 0; i < 1000; i++) {
      var flagged = i % 2 == 0 ? "X-Spam-Flag: YES\n" : "";
      junk.add(from("x" + i + "@junk" + i + ".example", flagged, "Win " + i, "A prize."));
    }
    deliverAll(junk);
    deliver(mail("Re: Appointment", "I can come."));
    long tasks = count("task where kind = 'STRANGERS_WROTE' and done_at is null");
    long begun = System.nanoTime();
    PostOffice.ROOM.imapUp();

    row("Written by hand");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    await(() -> count("incoming where sender like 'x%@junk%.example'") >= 980);
    assertThat(count("task where kind = 'STRANGERS_WROTE' and done_at is null"))
        .isBetween(tasks, tasks + 21);
    assertThat(count("incoming where sender like 'x%@junk%.example' and kind = 'JUNK'"))
        .isGreaterThan(400);
    assertThat(
            count(
                "task where kind = 'STRANGERS_WROTE' and done_at is null"
                    + " and reference like '%messages from people we do not know'"))
        .isEqualTo(1);
  }

  @Test
  void whatTheServerTakesForJunkIsReadWhereSomebodyWroteItWhoIsKnown() {
    deliver(from(reid.email(), "X-Spam-Flag: YES\n", "Re: Appointment", "I can come."));

    row("Written by hand");
    awaitTasks(reid, "ANSWERED_BY_HAND");
  }

  @Test
  void nothingOfAMailIsWrittenToADisk() throws IOException {
    var before = temporaryFiles();
    var line = "A long line of words that says nothing at all, over and over.\r\n";
    deliver(mail("Large", line.repeat(50_000)));

    row("Written by hand");
    var after = temporaryFiles();
    after.removeAll(before);
    assertThat(after).noneMatch(name -> holds(name, line));
  }

  private static boolean holds(String name, String words) {
    try {
      return Files.readString(Path.of(System.getProperty("java.io.tmpdir"), name), ISO_8859_1)
          .contains(words);
    } catch (IOException e) {
      // A folder, or gone by now.
      return false;
    }
  }

  private static Set<String> temporaryFiles() throws IOException {
    try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return new TreeSet<>(files.map(file -> file.getFileName().toString()).toList());
    }
  }

  /** Refuses every line about a mail whose subject begins so, but for one that sets it aside. */
  private void theDatabaseRefuses(String how) {
    jdbc.sql(
            """
            create or replace function awkward() returns trigger language plpgsql as $$
            begin
              if new.subject like 'Awkward%' and new.kind <> 'UNREADABLE' then
                HOW;
              end if;
              return new;
            end $$
            """
                .replace("HOW", how))
        .update();
    jdbc.sql(
            "create or replace trigger awkward before insert on incoming for each row execute"
                + " function awkward()")
        .update();
  }

  /** The answer behind it is told to scheduling. */
  private void theNextOneCounts() {
    deliver(theirs("01-next-in-line"));

    await(() ->
        neighbours.heard(ReplyReceived.class).stream()
            .anyMatch(
                reply -> reply.coreGroup().equals(group) && reply.answer() == Answer.ACCEPTED));
    await(() -> !office().get("/incoming/standing").body().has("trouble"));
  }

  /** A case, as Mr Reid would have sent it. */
  private byte[] theirs(String file) {
    try {
      var mail =
          Files.readString(
              Path.of("src", "test", "resources", "inbound", file + ".eml"), ISO_8859_1);
      var end = mail.indexOf("\r\n\r\n") + 4;
      var body = mail.substring(end);
      if (mail.contains("text/calendar")) {
        var uid =
            jdbc.sql("select uid from invitation where person = :person")
                .param("person", reid.id().value())
                .query(String.class)
                .single();
        var calendar =
            new String(java.util.Base64.getMimeDecoder().decode(body), UTF_8)
                .replaceFirst("(?m)^UID:.*?\r?$", "UID:" + uid + "\r")
                .replace("j.reid@hillside.example", reid.email());
        body = java.util.Base64.getMimeEncoder().encodeToString(calendar.getBytes(UTF_8)) + "\r\n";
      }
      return (mail.substring(0, end)
                  .replace("j.reid@hillside.example", reid.email())
                  .replaceFirst("Message-ID: <", "Message-ID: <" + reid.id().toString())
              + body)
          .getBytes(ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] mail(String subject, String words) {
    return from(reid.email(), "", subject, words);
  }

  private static byte[] from(String sender, String headers, String subject, String words) {
    return """
    %sFrom: %s
    To: appointments@appointments.example
    Subject: %s
    Date: Mon, 21 Dec 2026 10:15:00 +0000
    Message-ID: <%s@one.example>
    Content-Type: text/plain; charset=utf-8

    %s
    """
        .formatted(headers, sender, subject, System.nanoTime(), words)
        .replaceAll("\r?\n", "\r\n")
        .getBytes(UTF_8);
  }

  private JsonNode row(String kind) {
    await(() -> row(cameIn(anytown), kind).isPresent());
    return row(cameIn(anytown), kind).orElseThrow();
  }

  private static java.util.Optional<JsonNode> row(List<JsonNode> rows, String kind) {
    return rows.stream().filter(row -> row.path("kind").asString().equals(kind)).findFirst();
  }

  private static void deliver(byte[] mail) {
    deliverAll(List.of(mail));
  }

  private static void deliverAll(List<byte[]> mails) {
    var properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", String.valueOf(PostOffice.ROOM.smtpPort()));
    properties.put("mail.smtp.from", "somebody@strange.example");
    var session = Session.getInstance(properties);
    try (var transport = session.getTransport("smtp")) {
      transport.connect();
      for (var mail : mails) {
        transport.sendMessage(
            new MimeMessage(session, new ByteArrayInputStream(mail)),
            InternetAddress.parse(PostOffice.SUITE));
      }
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
