/**
 * Everything anyone owes by a date.
 *
 * <p>In: what happened (a conference, a meeting held, a booking). Out: obligations opened, moved
 * and settled, each with the ladder of rungs at which somebody is to hear of it. The rounds climb
 * the ladders; nothing is queued for later.
 */
@NullMarked
package uk.coregroups.scheduling.obligation;

import org.jspecify.annotations.NullMarked;
