/**
 * The directory of venues: where meetings may be. One person proposes a venue, somebody else
 * approves it, and what is approved can be chosen when a meeting is booked.
 */
@NullMarked
package uk.coregroups.gateway.venue;

import org.jspecify.annotations.NullMarked;
