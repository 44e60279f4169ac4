/**
 * Who you are.
 *
 * <p>In: a password, an identity provider's word, or a one-time code sent to a recorded mailbox.
 * Out: a session here, and for every call to a service a token that is good for a minute.
 */
@NullMarked
package uk.coregroups.gateway.signin;

import org.jspecify.annotations.NullMarked;
