/** Clocks that are not right, and the rounds that run all the same. */
@NullMarked
package uk.coregroups.events.clock;

import org.jspecify.annotations.NullMarked;
