/** Tests of the rounds as Quartz wakes them. */
@NullMarked
package uk.coregroups.scheduling.round;

import org.jspecify.annotations.NullMarked;
