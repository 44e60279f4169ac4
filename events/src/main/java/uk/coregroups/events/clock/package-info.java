/**
 * The one clock every service reads, and the rounds that it wakes.
 *
 * <p>In production it is the machine's. Only in the standalone profile can it be wound, by a door
 * that is not there otherwise.
 */
@NullMarked
package uk.coregroups.events.clock;

import org.jspecify.annotations.NullMarked;
