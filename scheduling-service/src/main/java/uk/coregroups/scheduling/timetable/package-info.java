/**
 * Dates, and nothing but dates.
 *
 * <p>In: a day, a limit and the bank holidays. Out: the day by which it must be done, and the count
 * that led there. No clock, no store, no Spring: everything here can be worked out on paper.
 */
@NullMarked
package uk.coregroups.scheduling.timetable;

import org.jspecify.annotations.NullMarked;
