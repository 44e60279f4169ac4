/**
 * What membership tells: who is in which group, which child changes school, how to reach whom.
 *
 * <p>Group facts go to scheduling and notification; contact facts go to notification alone.
 */
@NullMarked
package uk.coregroups.events.membership;

import org.jspecify.annotations.NullMarked;
