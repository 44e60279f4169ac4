package uk.coregroups.membership.extract;

import java.util.Map;
import uk.coregroups.membership.file.Encoding;

/**
 * How a partnership's extracts are written.
 *
 * @param headings what stands over the columns that are not called what we call them
 */
public record Writing(Map<Column, String> headings, Dates dates, Encoding encoding) {

  /** As it is until a partnership has said otherwise. */
  public static final Writing USUAL = new Writing(Map.of(), Dates.ISO, Encoding.UTF_8);

  /** What stands over a column. */
  public String heading(Column column) {
    return headings.getOrDefault(column, column.heading());
  }

  /** How days are written: 2026-12-17, or 17/12/2026. */
  public enum Dates {
    ISO,
    ENGLISH
  }
}
