package uk.coregroups.membership.register;

import java.util.Locale;
import uk.coregroups.events.text.PlainText;

/** A column of a file of terms. */
enum TermColumn {
  URN("urn"),
  TERM("term"),
  FIRST_DAY("firstDay"),
  LAST_DAY("lastDay");

  private final String field;

  TermColumn(String field) {
    this.field = field;
  }

  /** How a refusal names it. */
  String field() {
    return field;
  }

  /** Whether a cell of the header stands for it: FirstDay, firstday and First Day all do. */
  boolean isNamed(String header) {
    return PlainText.line(header)
        .replaceAll("[\\s_]", "")
        .toLowerCase(Locale.ROOT)
        .equals(field.toLowerCase(Locale.ROOT));
  }
}
