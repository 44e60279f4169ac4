/**
 * Signing in to the servers that mail leaves by and comes in by, and what they say when they will
 * not have us.
 *
 * <p>In: a server's address with its password, or the address of a token server and who we are to
 * it. Out: a connection that is signed in; or, in words for a page, what is refused or that nobody
 * answers. No tables.
 */
@NullMarked
package uk.coregroups.notification.mailserver;

import org.jspecify.annotations.NullMarked;
