/**
 * A policy or a calendar revised, and what that does to the dates of open cases.
 *
 * <p>In: limits a partnership sets, a profile it takes on, a newer list of bank holidays. Out: a
 * version kept, open deadlines counted again, and before any of it a preview by the very same
 * steps, undone.
 */
@NullMarked
package uk.coregroups.scheduling.revision;

import org.jspecify.annotations.NullMarked;
