/**
 * The caseload of a whole country, in scheduling's own tables.
 *
 * <p>In: a running suite, a day and a calendar. Out: 153 partnerships with their families, plans
 * and open deadlines; what a change of calendar moves; and the plainest change of the same rows, to
 * measure it by.
 */
@NullMarked
package uk.coregroups.standalone.caseload;

import org.jspecify.annotations.NullMarked;
