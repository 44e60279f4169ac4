/**
 * What each thing that happens in a case starts, moves and settles: the timescales of a whole plan
 * in four files.
 *
 * <p>In: a strategy discussion, a conference planned or held, a core group booked or held, a birth,
 * the end of a plan. Out: obligations, by the partnership's own rules; a rule that is not set asks
 * for nothing.
 */
@NullMarked
package uk.coregroups.scheduling.duty;

import org.jspecify.annotations.NullMarked;
