/** What scheduling tells notification: meetings made, moved and cancelled, and rungs reached. */
@NullMarked
package uk.coregroups.events.scheduling;

import org.jspecify.annotations.NullMarked;
