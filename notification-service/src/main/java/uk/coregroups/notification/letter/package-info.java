/**
 * One message to one person.
 *
 * <p>In: a purpose and whom it is for. Out: a row in the ledger that the database lets nobody write
 * twice, and words that say as little as they can.
 */
@NullMarked
package uk.coregroups.notification.letter;

import org.jspecify.annotations.NullMarked;
