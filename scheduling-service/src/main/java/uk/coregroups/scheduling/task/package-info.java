/**
 * Tasks for a person that this service noticed.
 *
 * <p>In: something no program may decide, such as an escalation. Out: a line on <em>Today</em>
 * until somebody says what they did about it.
 */
@NullMarked
package uk.coregroups.scheduling.task;

import org.jspecify.annotations.NullMarked;
