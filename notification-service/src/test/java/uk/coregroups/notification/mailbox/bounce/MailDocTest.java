package uk.coregroups.notification.mailbox.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.coregroups.notification.mailbox.Letters;

/** Every row of the tables in {@code docs/mail.md} is what becomes of its example. */
class MailDocTest {

  private static final String WORDS = "Jamie is ill, so we come at eleven. Is that all right?";

  @Test
  void everyRowIsTrue() throws MessagingException, IOException {
    var rows = rows();
    assertThat(rows).hasSizeGreaterThan(40);
    for (var row : rows) {
      assertThat(Letters.found(octets(row.getFirst()))).as(row.toString()).isEqualTo(row.getLast());
    }
  }

  /** The two cells in backticks of each row. */
  private static List<List<String>> rows() throws IOException {
    return Files.readAllLines(Path.of("..", "docs", "mail.md")).stream()
        .filter(line -> line.startsWith("| ") && line.contains("`"))
        .map(line -> line.split("`"))
        .map(cells -> List.of(cells[1], cells[3]))
        .toList();
  }

  private static byte[] octets(String example) throws IOException {
    if (example.startsWith("server: ")) {
      var failed = example.endsWith(", failed");
      var name = example.substring(8, example.lastIndexOf(','));
      var server = Servers.all().stream().filter(one -> one.name().equals(name)).findFirst();
      return new Report(server.orElseThrow(), failed, Report.Carries.NOTHING).bytes();
    }
    if (example.startsWith("subject: ")) {
      return Letters.octets("Subject: " + example.substring(9), WORDS);
    }
    if (example.startsWith("header: ")) {
      return Letters.octets("Subject: Re: Appointment\n" + example.substring(8), WORDS);
    }
    return Files.readAllBytes(Letters.INBOUND.resolve(example + ".eml"));
  }
}
