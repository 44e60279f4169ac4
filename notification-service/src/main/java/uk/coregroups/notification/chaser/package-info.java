/**
 * Rungs reached become letters.
 *
 * <p>In: {@code RungReached}, many at once. Out: a reminder, a chaser or a proposed escalation for
 * each person who is to hear.
 */
@NullMarked
package uk.coregroups.notification.chaser;

import org.jspecify.annotations.NullMarked;
