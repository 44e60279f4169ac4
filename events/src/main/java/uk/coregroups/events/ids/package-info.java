/**
 * The names of things, one type for each, so that they cannot be swapped.
 *
 * <p>They travel as plain strings and mean nothing to anybody outside.
 */
@NullMarked
package uk.coregroups.events.ids;

import org.jspecify.annotations.NullMarked;
