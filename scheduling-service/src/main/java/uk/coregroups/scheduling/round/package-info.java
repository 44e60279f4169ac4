/**
 * The round: it asks what should have been said by now, and says it.
 *
 * <p>In: the time. Out: {@code RungReached} for every rung come to and not yet on record. A missed
 * round is caught up by the next; a second one says nothing twice. Quartz wakes it.
 */
@NullMarked
package uk.coregroups.scheduling.round;

import org.jspecify.annotations.NullMarked;
