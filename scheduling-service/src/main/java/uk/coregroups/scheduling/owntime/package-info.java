/**
 * A time of one's own within a meeting, so that two who must not meet both take part.
 *
 * <p>In: when one person comes. Out: their invitation again, at that time, to nobody else.
 */
@NullMarked
package uk.coregroups.scheduling.owntime;

import org.jspecify.annotations.NullMarked;
