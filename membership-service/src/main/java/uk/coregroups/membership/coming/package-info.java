/**
 * The moves to come: every child on a plan who will change school in the summer that follows.
 *
 * <p>In: nothing that anybody types; it is worked out from ages and schools. Out: the list, and one
 * step that expects whatever is not expected yet.
 */
@NullMarked
package uk.coregroups.membership.coming;

import org.jspecify.annotations.NullMarked;
