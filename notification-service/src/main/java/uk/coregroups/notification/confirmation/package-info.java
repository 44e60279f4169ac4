/**
 * Letters that wait until somebody has asked the person.
 *
 * <p>In: somebody who has asked, and what they heard. Out: the letter goes today, or it does not go
 * at all; who asked and when stays in the ledger.
 */
@NullMarked
package uk.coregroups.notification.confirmation;

import org.jspecify.annotations.NullMarked;
