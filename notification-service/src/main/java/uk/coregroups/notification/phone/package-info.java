/**
 * What the text provider tells us: that a text arrived or did not, and what people text back.
 *
 * <p>In: webhooks whose signature is checked against the public address, and the provider's own
 * list of messages, which is looked through for what no webhook told. Out: the ledger put right,
 * STOP honoured or texts held until somebody has read what may be one, and words for a person to
 * read. The rules are in {@code docs/texts.md}. Tables: {@code text_received}, {@code
 * texts_looked_through}.
 */
@NullMarked
package uk.coregroups.notification.phone;

import org.jspecify.annotations.NullMarked;
