/**
 * In whose name the gateway speaks, and the token that says so.
 *
 * <p>In: whoever has signed in, a link's bearer, or the gateway itself. Out: a token that is good
 * for a minute, which is all the services ever see of anybody.
 */
@NullMarked
package uk.coregroups.gateway.pass;

import org.jspecify.annotations.NullMarked;
