/**
 * What was said: letters out, replies in.
 *
 * <p>The hall: the application and the two queues by which the neighbours come in. A fact becomes a
 * letter in the ledger ({@code invite}, {@code chaser}); {@code post} takes letters out of it;
 * {@code mailbox} and {@code phone} bring in what people answer.
 */
@NullMarked
package uk.coregroups.notification;

import org.jspecify.annotations.NullMarked;
