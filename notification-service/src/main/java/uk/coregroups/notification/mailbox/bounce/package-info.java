/**
 * Reports of mail servers: what one says of a letter, in whatever form and words; which letter it
 * means; and what follows: a letter known to be undeliverable, a mailbox known to be dead, a task.
 *
 * <p>In: what {@code mailbox} found in a mail. Out: letters settled, and tasks. It owns no table.
 */
@NullMarked
package uk.coregroups.notification.mailbox.bounce;

import org.jspecify.annotations.NullMarked;
