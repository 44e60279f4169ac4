package uk.coregroups.membership.gias;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.text.PlainDate;
import uk.coregroups.events.text.PlainText;
import uk.coregroups.membership.school.Registered;
import uk.coregroups.membership.school.Registered.Standing;

/** One row of the register's file, cell by cell; it tells of every cell that is wrong. */
final class GiasCells {

  private static final int LONGEST_NAME = 150;
  private static final int LONGEST_WORDS = 80;
  private static final DateTimeFormatter[] DAYS = {
    strict("d-M-uuuu"), strict("d/M/uuuu"), strict("uuuu-M-d")
  };

  private final CSVRecord cells;
  private final Map<GiasColumn, Integer> places;
  private final Faults faults;
  private boolean wrong;

  GiasCells(CSVRecord cells, Map<GiasColumn, Integer> places, Faults faults) {
    this.cells = cells;
    this.places = places;
    this.faults = faults;
  }

  long number() {
    return cells.getRecordNumber();
  }

  /** The school, if no cell is wrong. */
  Optional<GiasRow> row() {
    var urn = cell(GiasColumn.URN);
    if (!urn.matches("[0-9]{5,7}")) {
      fault(GiasColumn.URN, "must be the school's number in the register, 5 to 7 digits");
    }
    var name = words(GiasColumn.NAME, LONGEST_NAME);
    if (name.isEmpty()) {
      fault(GiasColumn.NAME, "must be the school's name");
    }
    var phase = words(GiasColumn.PHASE, LONGEST_WORDS);
    var lowAge = age(GiasColumn.LOW_AGE);
    var highAge = age(GiasColumn.HIGH_AGE);
    if (lowAge != null && highAge != null && lowAge > highAge) {
      fault(GiasColumn.HIGH_AGE, "is below the lowest age");
    }
    var entry =
        new Registered(
            lowAge,
            highAge,
            orNothing(words(GiasColumn.LOCAL_AUTHORITY, LONGEST_WORDS)),
            orNothing(words(GiasColumn.POSTCODE, LONGEST_WORDS)),
            standing(),
            day());
    var row = new GiasRow(urn, name, phase.isEmpty() ? "Not applicable" : phase, entry);
    return wrong ? Optional.empty() : Optional.of(row);
  }

  private String words(GiasColumn column, int longest) {
    var words = cell(column);
    if (words.length() > longest) {
      fault(column, "is longer than " + longest + " characters");
    }
    if (words.chars().anyMatch(one -> Character.isISOControl(one) || one == '\uFFFD')) {
      fault(column, "holds something that is no letter; the file was saved wrongly on its way");
    }
    return words;
  }

  private @Nullable Integer age(GiasColumn column) {
    var age = cell(column);
    if (age.isEmpty()) {
      return null;
    }
    if (age.matches("[0-9]{1,2}")) {
      return Integer.valueOf(age);
    }
    fault(column, "must be an age in whole years, or nothing");
    return null;
  }

  private Standing standing() {
    var words = cell(GiasColumn.STANDING);
    var found =
        Arrays.stream(Standing.values())
            .filter(one -> one.words().equalsIgnoreCase(words))
            .findFirst();
    if (found.isEmpty()) {
      fault(
          GiasColumn.STANDING,
          "must be Open, Closed, Proposed to open or Open, but proposed to close");
    }
    return found.orElse(Standing.OPEN);
  }

  private @Nullable LocalDate day() {
    var written = PlainDate.of(cell(GiasColumn.CLOSES_ON));
    for (var form : DAYS) {
      try {
        return written.isEmpty() ? null : LocalDate.parse(written, form);
      } catch (DateTimeException e) {
        // Perhaps it is written in the next form.
      }
    }
    fault(GiasColumn.CLOSES_ON, "must be a date such as 31-08-2027, or nothing");
    return null;
  }

  private String cell(GiasColumn column) {
    int place = places.getOrDefault(column, Integer.MAX_VALUE);
    return place < cells.size() ? PlainText.line(cells.get(place)) : "";
  }

  private void fault(GiasColumn column, String words) {
    wrong = true;
    faults.add(number(), column, words);
  }

  private static @Nullable String orNothing(String words) {
    return words.isEmpty() ? null : words;
  }

  private static DateTimeFormatter strict(String pattern) {
    return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
  }

  /** Where wrong cells are told. */
  interface Faults {
    void add(long row, GiasColumn column, String words);
  }
}
