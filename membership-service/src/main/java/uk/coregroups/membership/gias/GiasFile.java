package uk.coregroups.membership.gias;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import uk.coregroups.events.door.Outcome.Wrong;

/**
 * The register's file: CSV with its own column names, in any order, among all the others.
 *
 * <p>Every wrong cell is said by the row's number, the header being row 1, and by its column; of
 * very many the first hundred, and how many more there are.
 */
final class GiasFile {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreSurroundingSpaces(true).get();
  private static final int MOST_SAID = 100;

  private final List<GiasRow> rows = new ArrayList<>();
  private final List<Wrong> wrongs = new ArrayList<>();
  private final Map<GiasColumn, Integer> places = new EnumMap<>(GiasColumn.class);
  private final Map<String, Long> numbers = new HashMap<>();
  private int more;

  private GiasFile() {}

  static GiasFile read(Reader text) throws IOException {
    var file = new GiasFile();
    try (var parser = CSVParser.parse(text, FORMAT)) {
      file.take(parser);
    } catch (UncheckedIOException e) {
      // The parser's own words speak of tokens and encapsulation.
      file.rows.clear();
      file.wrongs.clear();
      file.wrongs.add(
          new Wrong(
              "file", "cannot be read as CSV: a quotation mark is missing or is one too many"));
    }
    return file;
  }

  /** The schools, if nothing is wrong. */
  List<GiasRow> rows() {
    return rows;
  }

  List<Wrong> wrongs() {
    if (more == 0) {
      return wrongs;
    }
    var all = new ArrayList<>(wrongs);
    all.add(new Wrong("file", "has %d more wrong cells".formatted(more)));
    return all;
  }

  private void take(CSVParser parser) {
    for (var cells : parser) {
      if (cells.getRecordNumber() == 1) {
        readHeader(cells);
        if (!wrongs.isEmpty()) {
          return;
        }
      } else if (!cells.stream().allMatch(String::isBlank)) {
        readRow(new GiasCells(cells, places, this::fault));
      }
    }
    if (rows.isEmpty() && wrongs.isEmpty()) {
      wrongs.add(new Wrong("file", "holds no schools"));
    }
  }

  private void readHeader(CSVRecord header) {
    for (var column : GiasColumn.all()) {
      for (int i = 0; i < header.size(); i++) {
        if (column.isNamed(header.get(i)) && places.put(column, i) != null) {
          fault(1, column, "stands in the header more than once");
        }
      }
      if (column.isNeeded() && !places.containsKey(column)) {
        fault(1, column, "is not among the columns; needed are " + GiasColumn.needed());
      }
    }
  }

  private void readRow(GiasCells cells) {
    var row = cells.row();
    if (row.isPresent()) {
      var earlier = numbers.putIfAbsent(row.get().urn(), cells.number());
      if (earlier == null) {
        rows.add(row.get());
      } else {
        fault(cells.number(), GiasColumn.URN, "is the number of row " + earlier + " already");
      }
    }
  }

  private void fault(long row, GiasColumn column, String words) {
    if (wrongs.size() < MOST_SAID) {
      wrongs.add(new Wrong("row " + row + ", " + column.title(), words));
    } else {
      more++;
    }
  }
}
