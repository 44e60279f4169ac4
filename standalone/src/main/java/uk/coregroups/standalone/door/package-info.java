/**
 * A door over HTTP, on loopback only, made of the JDK's own server.
 *
 * <p>In: requests. Out: answers, which the room behind the door thinks of. Also the host that links
 * in letters name, which on this machine is the gateway.
 */
@NullMarked
package uk.coregroups.standalone.door;

import org.jspecify.annotations.NullMarked;
