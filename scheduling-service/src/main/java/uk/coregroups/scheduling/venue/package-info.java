/**
 * The directory of venues: where a partnership's core groups may meet, and the only way a place
 * gets into a letter.
 *
 * <p>In: a venue proposed, approved by somebody else, or retired. Out: the line that a meeting
 * keeps when it is booked. Owns the table {@code venue}.
 */
@NullMarked
package uk.coregroups.scheduling.venue;

import org.jspecify.annotations.NullMarked;
