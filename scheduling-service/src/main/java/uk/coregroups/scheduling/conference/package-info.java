/**
 * Child protection conferences, as somebody records that they were held.
 *
 * <p>In: a conference recorded or corrected. Out: the duty to hold the first core group and the
 * next review, counted from its day.
 */
@NullMarked
package uk.coregroups.scheduling.conference;

import org.jspecify.annotations.NullMarked;
