package uk.coregroups.membership.extract;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Optional;
import uk.coregroups.events.text.PlainDate;
import uk.coregroups.membership.extract.Writing.Dates;

/** One row of an extract, whose cells are what was written, without the space around it. */
public final class Row {

  private static final int CENTURY = 20;
  private static final int DATE = 10;

  private final int number;
  private final EnumMap<Column, String> cells;
  private final Dates dates;

  Row(int number, EnumMap<Column, String> cells, Dates dates) {
    this.number = number;
    this.cells = cells;
    this.dates = dates;
  }

  /** Where it stands in the file; the row of headings is row 1. */
  public int number() {
    return number;
  }

  /** What a cell says; nothing at all if it is blank or there is no such column. */
  public String cell(Column column) {
    return cells.getOrDefault(column, "");
  }

  public boolean has(Column column) {
    return cells.containsKey(column);
  }

  /** What the row is about, if that can be told. */
  public Optional<RecordKind> kind() {
    return RecordKind.of(cell(Column.RECORD));
  }

  /** The day that a cell says; nothing if it says none, or none of this century. */
  public Optional<LocalDate> day(Column column) {
    var cell = cell(column);
    var text = cell.length() > DATE ? PlainDate.of(cell) : cell;
    try {
      var day =
          switch (dates) {
            case ISO -> iso(text);
            case ENGLISH -> english(text);
          };
      return day.filter(one -> one.getYear() / 100 == CENTURY);
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Half a million rows are read so, in a tenth of the time a formatter takes. */
  private static Optional<LocalDate> iso(String text) {
    return text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-'
        ? Optional.of(LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)))
        : Optional.empty();
  }

  private static Optional<LocalDate> english(String text) {
    int month = text.indexOf('/') + 1;
    int year = text.lastIndexOf('/') + 1;
    return month > 0 && year > month && text.length() - year == 4
        ? Optional.of(
            LocalDate.of(
                number(text, year, text.length()),
                number(text, month, year - 1),
                number(text, 0, month - 1)))
        : Optional.empty();
  }

  private static int number(String text, int from, int until) {
    if (!Character.isDigit(text.charAt(from))) {
      throw new NumberFormatException("There is a sign");
    }
    return Integer.parseInt(text, from, until, 10);
  }
}
