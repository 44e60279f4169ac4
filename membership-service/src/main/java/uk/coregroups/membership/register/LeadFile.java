package uk.coregroups.membership.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import uk.coregroups.events.door.Outcome.Wrong;
import uk.coregroups.events.text.PlainText;

/**
 * A file of safeguarding leads: CSV with the columns URN, DSLName and DSLEmail among whatever other
 * columns there are, those of the public register and those of a file of terms among them.
 *
 * <p>A row without a lead says nothing about the lead there is. A school may have many rows, such
 * as one for each term; they name one lead.
 */
final class LeadFile {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreSurroundingSpaces(true).get();
  private static final String TERM = "Term";

  private final Map<String, LeadRow> rows = new LinkedHashMap<>();
  private final List<Wrong> wrongs = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();

  private LeadFile() {}

  /** Reads the text of a file. */
  static LeadFile read(String text) {
    var file = new LeadFile();
    try (var parser = CSVParser.parse(text, FORMAT)) {
      file.take(parser);
    } catch (IOException | UncheckedIOException e) {
      // The parser's own words speak of tokens and encapsulation.
      file.wrongs.clear();
      file.wrongs.add(
          new Wrong(
              "file", "cannot be read as CSV: a quotation mark is missing or is one too many"));
    }
    return file;
  }

  /** One row for each school that has a lead in the file. */
  List<LeadRow> rows() {
    return List.copyOf(rows.values());
  }

  List<Wrong> wrongs() {
    return wrongs;
  }

  boolean hasTerms() {
    return places.containsKey(TERM);
  }

  private void take(CSVParser parser) {
    for (var cells : parser) {
      if (cells.getRecordNumber() == 1) {
        readHeader(cells);
      } else if (wrongs.isEmpty() || !rows.isEmpty()) {
        readRow(cells);
      }
    }
    if (rows.isEmpty() && wrongs.isEmpty() && !hasTerms()) {
      wrongs.add(new Wrong("file", "holds no safeguarding leads"));
    }
  }

  private void readHeader(CSVRecord header) {
    for (int i = 0; i < header.size(); i++) {
      var named = bare(header.get(i));
      int place = i;
      Stream.of(LeadRow.URN, LeadRow.NAME, LeadRow.EMAIL, TERM)
          .filter(column -> bare(column).equals(named))
          .forEach(column -> places.put(column, place));
    }
    for (var column : List.of(LeadRow.URN, LeadRow.NAME, LeadRow.EMAIL)) {
      if (!places.containsKey(column)) {
        wrongs.add(
            LeadRow.wrong(
                1, column, "is not among the columns; needed are URN, DSLName and DSLEmail"));
      }
    }
  }

  private void readRow(CSVRecord cells) {
    var row =
        new LeadRow(
            cells.getRecordNumber(),
            cell(cells, LeadRow.URN),
            cell(cells, LeadRow.NAME),
            cell(cells, LeadRow.EMAIL));
    if (row.name().isEmpty() && row.email().isEmpty()) {
      return;
    }
    if (!row.urn().matches("[0-9]{5,7}")) {
      wrongs.add(
          row.wrong(LeadRow.URN, "must be the school's number in the register, 5 to 7 digits"));
    }
    var earlier = rows.putIfAbsent(row.urn(), row);
    if (earlier != null && !earlier.isSameLeadAs(row)) {
      wrongs.add(row.wrong(LeadRow.EMAIL, "is another lead than in row " + earlier.number()));
    }
  }

  private String cell(CSVRecord cells, String column) {
    int place = places.getOrDefault(column, Integer.MAX_VALUE);
    return place < cells.size() ? PlainText.line(cells.get(place)) : "";
  }

  private static String bare(String title) {
    return PlainText.line(title).replaceAll("[\\s_]", "").toLowerCase(Locale.ROOT);
  }
}
