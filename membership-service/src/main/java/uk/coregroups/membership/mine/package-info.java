/**
 * What a member sees when they have signed in by a code: which family, in which role; and a new
 * school's lead, which child.
 */
@NullMarked
package uk.coregroups.membership.mine;

import org.jspecify.annotations.NullMarked;
