/**
 * Core groups that open only to named staff.
 *
 * <p>In: a team manager's word, with a reason. Out: the fact, so that every service hides the group
 * from everybody else among the staff; and who did it, for the record.
 */
@NullMarked
package uk.coregroups.membership.restriction;

import org.jspecify.annotations.NullMarked;
