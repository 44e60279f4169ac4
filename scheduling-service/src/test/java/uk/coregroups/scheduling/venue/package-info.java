/** Tests of what the words of a venue may be. */
@NullMarked
package uk.coregroups.scheduling.venue;

import org.jspecify.annotations.NullMarked;
