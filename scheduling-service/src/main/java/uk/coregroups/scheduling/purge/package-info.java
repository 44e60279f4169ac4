/**
 * Lets go of a closed group's records when membership has.
 *
 * <p>In: that a class of records was purged, and a round each night for what has to wait because
 * something is still open. Out: a task for a person. What stays is what was owed, by when, and
 * whether it was done; of nobody.
 */
@NullMarked
package uk.coregroups.scheduling.purge;

import org.jspecify.annotations.NullMarked;
