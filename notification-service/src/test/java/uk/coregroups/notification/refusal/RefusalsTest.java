package uk.coregroups.notification.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.coregroups.notification.refusal.MailReply.To;

/** The table that people read is what the code does, row by row. */
class RefusalsTest {

  private static final Path TABLE = Path.of("../docs/refusals.md");
  private static final String NOBODY = "nobody@anytown.example";
  private static final Map<String, Fault> WORDS =
      Map.of(
          "the address", Fault.RECIPIENT,
          "they stopped", Fault.OPTED_OUT,
          "us", Fault.SENDER,
          "us, until others go", Fault.POLICY,
          "this letter", Fault.MESSAGE,
          "the moment", Fault.DEFERRED);

  static Stream<Row> mail() throws IOException {
    return rows("## Mail").stream();
  }

  static Stream<Row> texts() throws IOException {
    return rows("## Texts").stream();
  }

  @ParameterizedTest
  @MethodSource("mail")
  void whatAMailServerSays(Row row) {
    var to = To.valueOf(row.cells.getFirst());
    var said = row.cells.get(1);
    var reply = MailReply.of(to, Integer.parseInt(said.substring(0, 3)), said);

    assertThat(MailRefusals.of(reply)).isEqualTo(WORDS.get(row.cells.get(2)));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void whatTheTextProviderSays(Row row) {
    var code = row.cells.getFirst();
    var fault = WORDS.get(row.cells.get(2));
    if (code.startsWith("HTTP ")) {
      assertThat(TextRefusals.ofRequest(Integer.parseInt(code.substring(5)), 0)).isEqualTo(fault);
    } else {
      assertThat(TextRefusals.ofRequest(400, Integer.parseInt(code))).isEqualTo(fault);
      assertThat(TextRefusals.ofReport(Integer.parseInt(code))).isEqualTo(fault);
    }
  }

  @Test
  void theTableLeavesOutNoCodeThatTheProgramKnows() throws IOException {
    var told =
        texts()
            .map(row -> row.cells.getFirst())
            .filter(code -> !code.startsWith("HTTP"))
            .map(Integer::valueOf)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(told).isEqualTo(new TreeSet<>(TextRefusals.known()));
    assertThat(mail().count()).isGreaterThan(80);
  }

  @Test
  void aReplyOfManyLinesIsReadAsOne() {
    var reply =
        MailReply.of(
            To.RCPT,
            550,
            "550-5.1.1 The email account that you tried to reach\r\n550 5.1.1 is not here - gsmtp");

    assertThat(reply.status()).isEqualTo("1.1");
    assertThat(reply.text())
        .isEqualTo("The email account that you tried to reach is not here - gsmtp");
  }

  @Test
  void anAddressOfTheInternetIsNoStatus() {
    assertThat(MailReply.of(To.RCPT, 550, "550 192.0.2.1 is blocked").status()).isEmpty();
    assertThat(MailReply.of(To.RCPT, 550, "550 4.1.1 says another class").status()).isEmpty();
    assertThat(MailReply.of(To.RCPT, 550, "550 5.1 says too little").status()).isEmpty();
    assertThat(MailReply.of(To.RCPT, 550, "").status()).isEmpty();
    assertThat(MailReply.of(To.RCPT, 550, "550").text()).isEmpty();
  }

  @Test
  void whatIsPutOffBeforeThereIsAReceiverSpeaksOfAll() {
    assertThat(MailRefusals.isOfAll(MailReply.of(To.MAIL, 451, "451 later"))).isTrue();
    assertThat(MailRefusals.isOfAll(MailReply.of(To.DATA, 421, "421 4.7.0 later"))).isTrue();
    assertThat(MailRefusals.isOfAll(MailReply.of(To.RCPT, 450, "450 4.7.1 greylisted"))).isFalse();
    assertThat(MailRefusals.isOfReceiver(MailReply.of(To.RCPT, 452, "452 4.2.2 full"))).isTrue();
    assertThat(MailRefusals.isOfReceiver(MailReply.of(To.RCPT, 452, "452 4.3.1 disk"))).isFalse();
    assertThat(MailRefusals.isOfReceiver(MailReply.of(To.RCPT, 450, "450 4.7.1 grey"))).isFalse();
  }

  @Test
  void serversWordsAreKeptWithoutAddressesAndNumbers() {
    assertThat(
            ServerWords.clean(
                "The mailbox <j.reid@hillside.example> of J.Reid\r\n"
                    + "\tis full, ring +44 (7700) 900123 or 07700-900-123; session 8-15.2 of"
                    + " 2001:db8::1",
                "j.reid@hillside.example"))
        .isEqualTo(
            "The mailbox [address] of [address] is full, ring [number] or [number]; session 8-15.2"
                + " of 2001:db8::1");
    assertThat(ServerWords.clean("The 'To' number +447700900123 is not valid", "+447700900123"))
        .isEqualTo("The 'To' number [number] is not valid");
    assertThat(ServerWords.clean("blocked using 192.0.2.117, 5.7.705", NOBODY))
        .isEqualTo("blocked using 192.0.2.117, 5.7.705");
    assertThat(ServerWords.clean("no\u0000t\u202e here", NOBODY)).isEqualTo("no t here");
    assertThat(ServerWords.clean("x".repeat(5_000), NOBODY)).hasSize(200).endsWith("x…");
  }

  private static List<Row> rows(String heading) throws IOException {
    var rows = new ArrayList<Row>();
    boolean here = false;
    for (var line : Files.readAllLines(TABLE)) {
      here = line.startsWith("## ") ? line.equals(heading) : here;
      if (here && line.startsWith("| ")) {
        rows.add(
            new Row(
                Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                    .map(String::strip)
                    .toList()));
      }
    }
    // The first row of a table is its headings.
    return rows.subList(1, rows.size());
  }

  /** One row of a table. */
  record Row(List<String> cells) {}
}
