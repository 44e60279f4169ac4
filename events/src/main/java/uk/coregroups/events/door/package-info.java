/**
 * What every HTTP door of the suite has in common.
 *
 * <p>In: a call with the gateway's 60-second token. Out: who is asking and what they may do, or a
 * refusal in words (RFC 9457) that names the field and has changed nothing.
 */
@NullMarked
package uk.coregroups.events.door;

import org.jspecify.annotations.NullMarked;
