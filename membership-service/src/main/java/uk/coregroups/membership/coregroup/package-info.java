/**
 * Core groups: formed, joined, left; and the plans they carry out, until they end.
 *
 * <p>In: commands of the office. Out: facts for scheduling's roster and notification's address
 * book, and on a replay the whole of a group as it stands.
 */
@NullMarked
package uk.coregroups.membership.coregroup;

import org.jspecify.annotations.NullMarked;
