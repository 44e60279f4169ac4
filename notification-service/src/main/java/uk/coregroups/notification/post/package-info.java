/**
 * Takes letters that are due, posts them, and records what happened.
 *
 * <p>In: the ledger. Out: e-mail (Jakarta Mail) and texts (Twilio). A letter is marked as being
 * sent before it leaves, one for each open connection, so that after a sudden end at most so many
 * are uncertain; those are shown to a person and never sent twice. While we are refused, or a
 * server is away, its channel is interrupted: letters wait, and one at a time is tried. Owns the
 * table {@code interruption}; claims in {@code letter}.
 */
@NullMarked
package uk.coregroups.notification.post;

import org.jspecify.annotations.NullMarked;
