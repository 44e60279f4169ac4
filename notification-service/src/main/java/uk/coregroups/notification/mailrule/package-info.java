/**
 * What a partnership lets through to its groups by e-mail.
 *
 * <p>In: the domains it holds to be secure, how large a message may be and what may be attached.
 * Out: whether a mailbox may be sent the message itself. Nothing is secure until somebody says so.
 */
@NullMarked
package uk.coregroups.notification.mailrule;

import org.jspecify.annotations.NullMarked;
