/**
 * One person, one record: records that look alike, and two that become one.
 *
 * <p>In: what the office says of two records. Out: one record with the seats of both, and facts by
 * which invitations, letters and lists follow. Nothing is united that says how somebody may safely
 * be reached: a person chooses which of the two stands.
 */
@NullMarked
package uk.coregroups.membership.merge;

import org.jspecify.annotations.NullMarked;
