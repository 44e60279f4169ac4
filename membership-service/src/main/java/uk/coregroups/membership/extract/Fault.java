package uk.coregroups.membership.extract;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong with one row.
 *
 * @param row where it stands in the file; the row of headings is row 1
 * @param record what the row is about, as far as that is known
 * @param column the column, under our own name; null if it is the row as a whole
 * @param words what is wrong, for a person; they quote no cell
 */
public record Fault(int row, @Nullable RecordKind record, @Nullable Column column, String words) {}
