/**
 * The end of a child's plan, as membership tells it.
 *
 * <p>In: a plan has ended. Out: what was owed because of it falls away; a meeting still in the
 * diary of a group that is over becomes a task for a person.
 */
@NullMarked
package uk.coregroups.scheduling.plan;

import org.jspecify.annotations.NullMarked;
