package uk.coregroups.membership.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import uk.coregroups.events.door.Outcome.Wrong;
import uk.coregroups.events.text.PlainDate;
import uk.coregroups.events.text.PlainText;
import uk.coregroups.membership.register.TermRow.Fault;
import uk.coregroups.membership.school.SchoolTerm;

/**
 * A file of terms as a spreadsheet writes it: CSV with the columns URN, Term, FirstDay and LastDay,
 * in any order, among others or not.
 *
 * <p>It says of every row what is wrong with it, as far as one row can tell.
 */
final class TermFile {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreSurroundingSpaces(true).get();
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter ENGLISH =
      DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);
  private static final int CENTURY = 20;
  private static final int LONGEST_NAME = 60;

  private final List<TermRow> rows = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();
  private final List<Wrong> wrongs = new ArrayList<>();
  private final Map<TermColumn, Integer> places = new EnumMap<>(TermColumn.class);

  private TermFile() {}

  /** Reads the text of a file. */
  static TermFile read(String text) {
    var file = new TermFile();
    file.take(text.startsWith("\uFEFF") ? text.substring(1) : text);
    return file;
  }

  /** The rows with which nothing is wrong so far. */
  List<TermRow> rows() {
    return rows;
  }

  /** What is wrong with single cells. */
  List<Fault> faults() {
    return faults;
  }

  /** What is wrong with the file as a whole; it has no rows then. */
  List<Wrong> wrongs() {
    return wrongs;
  }

  private void take(String text) {
    try (var parser = CSVParser.parse(text, FORMAT)) {
      take(parser);
    } catch (IOException | UncheckedIOException e) {
      // The parser's own words speak of tokens and encapsulation.
      rows.clear();
      faults.clear();
      wrongs.add(
          new Wrong(
              "file", "cannot be read as CSV: a quotation mark is missing or is one too many"));
    }
  }

  private void take(CSVParser parser) {
    boolean empty = true;
    for (var cells : parser) {
      if (cells.getRecordNumber() == 1) {
        readHeader(cells);
      } else if (wrongs.isEmpty() && !isBlank(cells)) {
        empty = false;
        readRow(cells);
      }
    }
    if (empty && wrongs.isEmpty()) {
      wrongs.add(new Wrong("file", "holds no terms"));
    }
  }

  private void readHeader(CSVRecord header) {
    for (var column : TermColumn.values()) {
      var found = new ArrayList<Integer>();
      for (int i = 0; i < header.size(); i++) {
        if (column.isNamed(header.get(i))) {
          found.add(i);
        }
      }
      if (found.size() == 1) {
        places.put(column, found.getFirst());
      } else {
        var words =
            found.isEmpty()
                ? "is not among the columns; they are URN, Term, FirstDay and LastDay"
                : "stands in the header more than once";
        wrongs.add(new Fault(1, column, words).asWrong());
      }
    }
  }

  private void readRow(CSVRecord cells) {
    int number = (int) cells.getRecordNumber();
    int before = faults.size();
    var urn = cell(cells, TermColumn.URN);
    if (!urn.matches("[0-9]{5,7}")) {
      fault(number, TermColumn.URN, "must be the school's number in the register, 5 to 7 digits");
    }
    var name = cell(cells, TermColumn.TERM);
    if (name.isBlank()
        || name.length() > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      fault(number, TermColumn.TERM, "must be the term's name, in at most 60 characters");
    }
    var firstDay = day(cells, TermColumn.FIRST_DAY);
    var lastDay = day(cells, TermColumn.LAST_DAY);
    if (firstDay.isPresent() && lastDay.isPresent() && lastDay.get().isBefore(firstDay.get())) {
      fault(number, TermColumn.LAST_DAY, "is before the first day");
    }
    if (faults.size() == before) {
      var term = new SchoolTerm(name, firstDay.orElseThrow(), lastDay.orElseThrow());
      rows.add(new TermRow(number, urn, term));
    }
  }

  private Optional<LocalDate> day(CSVRecord cells, TermColumn column) {
    var day = day(PlainDate.of(cell(cells, column)));
    if (day.isEmpty()) {
      fault(
          (int) cells.getRecordNumber(), column, "must be a date such as 2027-07-21 or 21/07/2027");
    }
    return day;
  }

  /** A day of this century, if it is one at all. */
  private static Optional<LocalDate> day(String written) {
    try {
      return Optional.of(LocalDate.parse(written, written.contains("/") ? ENGLISH : ISO))
          .filter(day -> day.getYear() / 100 == CENTURY);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private void fault(int row, TermColumn column, String words) {
    faults.add(new Fault(row, column, words));
  }

  private String cell(CSVRecord cells, TermColumn column) {
    int place = places.getOrDefault(column, Integer.MAX_VALUE);
    return place < cells.size() ? PlainText.line(cells.get(place)) : "";
  }

  private static boolean isBlank(CSVRecord cells) {
    return cells.stream().allMatch(String::isBlank);
  }
}
