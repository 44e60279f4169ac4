/**
 * The signed, expiring link by which a person answers one invitation without signing in.
 *
 * <p>Notification writes it, the gateway checks it; both hold the same key.
 */
@NullMarked
package uk.coregroups.events.answer;

import org.jspecify.annotations.NullMarked;
