/**
 * Meetings of core groups, and who is invited to them.
 *
 * <p>In: a booking, a move, a cancellation, a meeting held, a change of roster. Out: facts that
 * become letters, and obligations settled and opened. A meeting after its limit is allowed and said
 * to be late.
 */
@NullMarked
package uk.coregroups.scheduling.meeting;

import org.jspecify.annotations.NullMarked;
