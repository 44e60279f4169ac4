/**
 * One person, of whom membership had two records: whatever the one was here the other is.
 *
 * <p>In: that two records were merged. Out: one invitation to each meeting, and the word to
 * notification which of two it is.
 */
@NullMarked
package uk.coregroups.scheduling.merge;

import org.jspecify.annotations.NullMarked;
