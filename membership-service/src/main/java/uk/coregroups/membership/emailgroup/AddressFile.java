package uk.coregroups.membership.emailgroup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import uk.coregroups.membership.emailgroup.EmailGroupStore.Address;

/** An e-mail group as a file for somebody's own mail program. */
enum AddressFile {
  /** RFC 4180. What a spreadsheet would take for a formula is written as text. */
  CSV("text/csv;charset=UTF-8", "addresses.csv") {
    @Override
    String of(List<Address> addresses) {
      var rows = new StringBuilder(CSVFormat.RFC4180.format("Name", "E-mail")).append(LINE_END);
      for (var one : addresses) {
        rows.append(CSVFormat.RFC4180.format(text(one.name().value()), text(one.email().value())))
            .append(LINE_END);
      }
      return rows.toString();
    }
  },
  /** RFC 6350: one card for each, with the same UID each time. */
  VCARD("text/vcard;charset=UTF-8", "addresses.vcf") {
    @Override
    String of(List<Address> addresses) {
      var cards = new StringBuilder();
      for (var one : addresses) {
        var mailbox = one.email().value();
        cards.append("BEGIN:VCARD").append(LINE_END).append("VERSION:4.0").append(LINE_END);
        cards.append("UID:urn:uuid:").append(UUID.nameUUIDFromBytes(mailbox.getBytes(UTF_8)));
        cards.append(LINE_END);
        cards.append(folded("FN:" + escaped(one.name().value()))).append(LINE_END);
        cards.append(folded("EMAIL:" + escaped(mailbox))).append(LINE_END);
        cards.append("END:VCARD").append(LINE_END);
      }
      return cards.toString();
    }
  };

  private static final String LINE_END = "\r\n";
  private static final int LONGEST_LINE = 75;

  private final String type;
  private final String fileName;

  AddressFile(String type, String fileName) {
    this.type = type;
    this.fileName = fileName;
  }

  abstract String of(List<Address> addresses);

  String type() {
    return type;
  }

  /** It says nothing of what the list is for. */
  String fileName() {
    return fileName;
  }

  /** A cell that no spreadsheet takes for a formula (OWASP: CSV injection). */
  private static String text(String cell) {
    return cell.matches("(?s)[=+\\-@\\t\\r\\n].*") ? "'" + cell : cell;
  }

  /** RFC 6350, section 3.4. */
  private static String escaped(String value) {
    return value
        .replace("\\", "\\\\")
        .replace(",", "\\,")
        .replace(";", "\\;")
        .replaceAll("\r\n|\r|\n", "\\\\n");
  }

  /** No line is longer than 75 octets, and no letter is torn apart (section 3.2). */
  private static String folded(String line) {
    var folded = new StringBuilder();
    int octets = 0;
    for (int letter : line.codePoints().toArray()) {
      var one = Character.toString(letter);
      int more = one.getBytes(UTF_8).length;
      if (octets + more > LONGEST_LINE) {
        folded.append(LINE_END).append(' ');
        octets = 1;
      }
      folded.append(one);
      octets += more;
    }
    return folded.toString();
  }
}
