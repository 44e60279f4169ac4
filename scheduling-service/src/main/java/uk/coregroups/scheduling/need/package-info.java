/**
 * What must be arranged so that everybody invited can take part.
 *
 * <p>In: what membership tells of a member's needs, and every meeting booked, moved or cancelled.
 * Out: for each need at each meeting a task that stays until somebody says that it is arranged, or
 * why it is not needed.
 */
@NullMarked
package uk.coregroups.scheduling.need;

import org.jspecify.annotations.NullMarked;
