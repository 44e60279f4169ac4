/**
 * An extract of the council's case system, as it is written: a CSV file of children, people and
 * memberships, one record a row, its columns in any order and under the partnership's own headings.
 *
 * <p>In: a stream of bytes and how the partnership writes its extracts. Out: rows with their cells.
 * What the rows say is checked by whoever takes them in.
 */
@NullMarked
package uk.coregroups.membership.extract;

import org.jspecify.annotations.NullMarked;
