/**
 * Who was in a group on any day, what a joiner may see of the time before, and how often a child's
 * professionals have changed.
 *
 * <p>In: what the chair says of a joiner. Out: the fact of it for scheduling, and lists for pages.
 */
@NullMarked
package uk.coregroups.membership.history;

import org.jspecify.annotations.NullMarked;
