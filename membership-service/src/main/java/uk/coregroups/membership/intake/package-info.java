/**
 * Intake: an extract of the case system becomes children, plans, people, groups and memberships,
 * all of it or none, and brought again it changes only what has changed.
 *
 * <p>In: an extract, as it arrives. Out: the record of what became of it, and the facts the
 * neighbours need, in the same transaction; those of new groups in another, which ends with it.
 */
@NullMarked
package uk.coregroups.membership.intake;

import org.jspecify.annotations.NullMarked;
