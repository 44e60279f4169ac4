/**
 * What the text provider tells us: that a text arrived or did not, and what people text back.
 *
 * <p>In: webhooks whose signature is checked against the public address. Out: the ledger put right,
 * STOP honoured, and words for a person to read.
 */
@NullMarked
package uk.coregroups.notification.phone;

import org.jspecify.annotations.NullMarked;
