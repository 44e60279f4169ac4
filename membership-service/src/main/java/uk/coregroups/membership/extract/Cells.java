package uk.coregroups.membership.extract;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.text.PlainText;

/** Keeps of each row the cells we have a name for, and lets the others go by. */
final class Cells extends CsvCallbackHandler<Row> {

  private final Writing writing;
  private final Consumer<Fault> faults;
  private final List<String> headings = new ArrayList<>();
  private @Nullable Column @Nullable [] columns;
  private EnumMap<Column, String> cells = new EnumMap<>(Column.class);
  private boolean empty = true;
  private boolean lost;
  private int number;
  private int place;

  Cells(Writing writing, Consumer<Fault> faults) {
    this.writing = writing;
    this.faults = faults;
  }

  /** Whether the headings are such that no row can be read. */
  boolean isLost() {
    return lost;
  }

  @Override
  protected void beginRecord(long startingLineNumber) {
    cells = new EnumMap<>(Column.class);
    empty = true;
    place = 0;
    number++;
  }

  @Override
  protected void addField(char[] buffer, int offset, int length, boolean quoted) {
    int end = offset + length;
    while (offset < end && buffer[offset] <= ' ') {
      offset++;
    }
    while (end > offset && buffer[end - 1] <= ' ') {
      end--;
    }
    int at = place++;
    var known = columns;
    if (known == null) {
      headings.add(PlainText.line(new String(buffer, offset, end - offset)));
    } else if (offset < end) {
      keep(at < known.length ? known[at] : null, new String(buffer, offset, end - offset));
    }
  }

  /** A cell in which nothing can be seen is as good as none. */
  private void keep(@Nullable Column column, String written) {
    var cell = PlainText.line(written);
    if (cell.isEmpty()) {
      return;
    }
    empty = false;
    if (column != null) {
      cells.put(column, cell);
    }
  }

  @Override
  protected @Nullable Row buildRecord() {
    if (columns == null) {
      columns = readHeadings();
    }
    return new Row(number, cells, writing.dates());
  }

  private @Nullable Column[] readHeadings() {
    var found = new @Nullable Column[headings.size()];
    var seen = EnumSet.noneOf(Column.class);
    for (int i = 0; i < found.length; i++) {
      var column = named(headings.get(i));
      found[i] = column;
      if (column != null && !seen.add(column)) {
        say(column, "stands in the headings more than once");
      }
    }
    for (var column : Column.values()) {
      if (column.isNeeded() && !seen.contains(column)) {
        say(
            column,
            "is not among the columns; it is expected under the heading "
                + writing.heading(column));
      }
    }
    return found;
  }

  private @Nullable Column named(String heading) {
    var plain = plain(heading);
    for (var column : Column.values()) {
      if (plain(writing.heading(column)).equals(plain)) {
        return column;
      }
    }
    return null;
  }

  /** BornOn, born_on and Born On are one heading. */
  private static String plain(String heading) {
    return heading.replaceAll("[\\s_]", "").toLowerCase(Locale.ROOT);
  }

  private void say(@Nullable Column column, String words) {
    lost = true;
    faults.accept(new Fault(1, null, column, words));
  }

  @Override
  protected RecordType getRecordType() {
    return empty && columns != null && number > 1 ? RecordType.EMPTY : RecordType.DATA;
  }

  @Override
  protected int getFieldCount() {
    return place;
  }

  @Override
  protected void setComment(char[] buffer, int offset, int length) {
    throw new IllegalStateException("Extracts have no comments");
  }

  @Override
  protected void setEmpty() {
    empty = true;
  }
}
