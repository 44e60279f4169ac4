/**
 * Mail in: calendar replies, bounces, and what people write by hand.
 *
 * <p>In: the organiser's mailbox, read over IMAP. Out: {@code ReplyReceived} for scheduling; a
 * letter known to be undeliverable; and for everything a program cannot answer, a line on a page
 * and a task for a person.
 */
@NullMarked
package uk.coregroups.notification.mailbox;

import org.jspecify.annotations.NullMarked;
