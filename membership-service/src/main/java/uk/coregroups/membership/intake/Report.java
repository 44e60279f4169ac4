package uk.coregroups.membership.intake;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import uk.coregroups.membership.intake.Intake.Line;

/** What an intake said of single rows, as a file for a spreadsheet. */
final class Report {

  private Report() {}

  static String of(List<Line> lines) {
    var text = new StringWriter();
    try (var csv = CsvWriter.builder().build(text)) {
      csv.writeRecord("Row", "Record", "Column", "What");
      for (var line : lines) {
        csv.writeRecord(
            Objects.toString(line.row(), ""),
            line.record(),
            Objects.toString(line.field(), ""),
            plain(line.words()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Nothing was written outside memory", e);
    }
    return text.toString();
  }

  /** No spreadsheet takes it for a formula. */
  private static String plain(String words) {
    return words.isEmpty() || "=+-@\t\r".indexOf(words.charAt(0)) < 0 ? words : "'" + words;
  }
}
