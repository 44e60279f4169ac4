/**
 * What people need to take part in meetings: an interpreter, a room without steps.
 *
 * <p>In: what somebody was told when they asked. Out: {@code NeedsChanged} for every group in which
 * the person sits, so that it follows them to every booking. Codes, never anybody's own words.
 */
@NullMarked
package uk.coregroups.membership.need;

import org.jspecify.annotations.NullMarked;
