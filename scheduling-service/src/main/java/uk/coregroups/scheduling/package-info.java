/**
 * When: conferences, deadlines, meetings, minutes, and what is owed.
 *
 * <p>The hall: the application, and the two queues by which the neighbours come in. Begin with
 * {@code timetable}, then {@code conference}, {@code meeting}, {@code minutes}; {@code obligation}
 * carries them all and {@code round} keeps it moving.
 */
@NullMarked
package uk.coregroups.scheduling;

import org.jspecify.annotations.NullMarked;
