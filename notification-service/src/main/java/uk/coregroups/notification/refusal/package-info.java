/**
 * Whose fault it is that a letter was not taken, by what the mail server or the text provider says.
 *
 * <p>In: an SMTP reply and the command it answers, or the text provider's status and error code.
 * Out: a {@link uk.coregroups.notification.refusal.Refusal}, with the server's words cleaned for a
 * person to read. The table is {@code docs/refusals.md}, and a test reads it. Owns no table.
 */
@NullMarked
package uk.coregroups.notification.refusal;

import org.jspecify.annotations.NullMarked;
