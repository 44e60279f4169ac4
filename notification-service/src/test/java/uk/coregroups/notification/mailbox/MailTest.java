package uk.coregroups.notification.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is in a mail, what can be read of it is read, and all of it can be stored. */
class MailTest {

  @Test
  void whatADatabaseCannotHoldIsLeftOut() throws MessagingException, IOException {
    assertThat(Letters.read("01-nul-in-text").words())
        .startsWith("I can come.")
        .doesNotContain("\0");
    assertThat(Letters.read("01-nul-in-html").words()).isEqualTo("Hellothere");
    assertThat(Letters.read("01-nul-in-subject").subject()).isEqualTo("Questionabout parking");
    assertThat(StorableText.of("a\ud800b\udc00c\0\u0007\ud83d\ude00")).isEqualTo("abc\ud83d\ude00");
    assertThat(StorableText.of("\ud83d")).isEmpty();
  }

  @Test
  void oneBadPartDoesNotSpoilTheGoodOnes() throws MessagingException, IOException {
    var mail = Letters.read("10-answer-odd-encoding");
    assertThat(mail.calendars()).hasSize(1);
    assertThat(mail.words()).startsWith("John Reid has accepted.");
    for (var encoding : List.of("8-bit", "7bit;", "\"7bit\"", "binary-ish", "8BITMIME", "none")) {
      var one = Letters.of("From: a@b.example\nContent-Transfer-Encoding: " + encoding, "Hello");
      assertThat(one.words()).as(encoding).startsWith("Hello");
    }
    for (var encoding : List.of("base64", "BASE-64", "Base64 ", "base_64", "b64")) {
      var one = Letters.of("From: a@b.example\nContent-Transfer-Encoding: " + encoding, "SGVsbG8=");
      assertThat(one.words()).as(encoding).isEqualTo("Hello");
    }
  }

  @Test
  void ofAMailThatCannotBeReadTheSenderAndTheSubjectAreKept()
      throws MessagingException, IOException {
    var mail = Letters.read("broken");
    assertThat(mail.unreadable()).isTrue();
    assertThat(mail.sender()).isEqualTo("j.reid@hillside.example");
    assertThat(mail.subject()).isEqualTo("Re: Appointment M-7F3K");
  }

  @Test
  void alphabetsAreReadWhateverTheyAreCalled() throws MessagingException, IOException {
    for (var charset : List.of("utf-8", "us-ascii", "x-nobody", "", "\"UTF-8", "utf8")) {
      var type = "Content-Type: text/plain; charset=" + charset;
      assertThat(Letters.of("From: a@b.example\n" + type, "Si\u00c3\u00a2n").words())
          .as(charset)
          .startsWith("Si\u00e2n");
    }
    var western = "Content-Type: text/plain; charset=us-ascii";
    assertThat(Letters.of("From: a@b.example\n" + western, "Si\u00e2n").words())
        .startsWith("Si\u00e2n");
    assertThat(Letters.of("From: a@b.example\nSubject: Si\u00c3\u00a2n", "x").subject())
        .isEqualTo("Si\u00e2n");
  }

  @Test
  void looseHeadersAreReadAsMailProgramsReadThem() throws MessagingException, IOException {
    assertThat(Letters.read("09-group-odd-disposition").words())
        .contains("The report is attached.");
    var body = "--b\nContent-Type: text/plain\n\nHello\n--b--\n";
    for (var type :
        List.of(
            "multipart/mixed; boundary=b",
            "multipart/mixed; boundary=\"b\"; x",
            "multipart/mixed; foo bar; boundary=b",
            "Multipart/Mixed;boundary=b;",
            "multipart/mixed",
            "multipart/; boundary=b",
            "multipart/mixed; boundary=other")) {
      var mail = Letters.of("From: a@b.example\nContent-Type: " + type, body);
      assertThat(mail.words()).as(type).startsWith("Hello");
    }
    var without =
        Letters.of("From: a@b.example\nContent-Type: multipart/mixed; boundary=b", "--b\n\nHello");
    assertThat(without.words()).startsWith("Hello");
  }

  /** Every mail we have, with octets changed, left out and doubled at random. */
  @Test
  void nothingInAMailMakesItFail() throws MessagingException, IOException {
    var random = new Random(15);
    for (var file : files()) {
      var octets = Files.readAllBytes(file);
      for (int i = 0; i < 20; i++) {
        var mail = Letters.read(spoiled(octets, random));
        assertStorable(mail.subject());
        assertStorable(mail.words());
        assertStorable(String.valueOf(mail.author().shown()));
        var bounce = mail.bounce();
        assertStorable(bounce == null ? "" : bounce.words() + bounce.recipients());
      }
    }
  }

  /** Without an id of their own, two who say the same are two. */
  @Test
  void mailsWithoutAnIdAreToldApart() throws MessagingException, IOException {
    for (var id : List.of("X: y", "Message-ID:", "Message-ID: <>")) {
      var of = new HashSet<String>();
      for (var from : List.of("a@strange.example", "b@strange.example")) {
        for (var subject : List.of("Re: Monday", "Re: Tuesday")) {
          of.add(
              Letters.of("From: " + from + "\nSubject: " + subject + "\n" + id, "Yes.")
                  .fingerprint());
        }
      }
      assertThat(of).as(id).hasSize(4);
    }
  }

  /** Much of what nests, repeats and does not end: no more than linear time. */
  @Test
  void nothingHoldsItUp() throws MessagingException, IOException {
    for (var filling :
        List.of(
            "<style>",
            "<b>",
            "<",
            "&#0;",
            "\n>",
            "--",
            "--a\n",
            "@",
            "a@",
            "5.",
            "500 ",
            "From: ",
            "Action: ",
            "Status : 5.1.1\n",
            "<a href=",
            "<table>",
            "<p><i>",
            "(",
            "\"",
            "=?utf-8?Q?")) {
      for (var type :
          List.of("text/html", "text/plain", "message/delivery-status", "multipart/x")) {
        var begun = System.nanoTime();
        Letters.of(
            "From: " + filling.strip().repeat(50) + "\nContent-Type: " + type,
            filling.repeat(300_000 / filling.length()));
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
            .as(type + " of " + filling)
            .isLessThan(Duration.ofSeconds(10));
      }
    }
  }

  private static void assertStorable(String text) {
    assertThat(StorableText.of(text)).isEqualTo(text);
  }

  private static byte[] spoiled(byte[] octets, Random random) {
    var copy = octets.clone();
    for (int i = 0; i < 1 + random.nextInt(30); i++) {
      int at = random.nextInt(copy.length);
      switch (random.nextInt(3)) {
        case 0 -> copy[at] = (byte) random.nextInt(256);
        case 1 -> copy[at] = 0;
        default ->
            System.arraycopy(
                octets,
                random.nextInt(octets.length / 2),
                copy,
                copy.length / 2,
                random.nextInt(copy.length / 2));
      }
    }
    return copy;
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(Letters.INBOUND)) {
      return new ArrayList<>(all.sorted().toList());
    }
  }
}
