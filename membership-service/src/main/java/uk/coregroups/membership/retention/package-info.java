/**
 * What becomes of a group's records after it has closed: kept for a time by class, then purged, and
 * that they were is on record.
 *
 * <p>In: the partnership's own times, and a round each night. Out: facts, so that the neighbours
 * let go of theirs.
 */
@NullMarked
package uk.coregroups.membership.retention;

import org.jspecify.annotations.NullMarked;
