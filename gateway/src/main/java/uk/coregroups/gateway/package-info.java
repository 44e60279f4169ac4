/**
 * The public door: pages, answer links, sign-in and API routes.
 *
 * <p>The hall. The gateway has no domain data, no date arithmetic and no rule: it knows who you are
 * and what you see; it never knows what is due. Rooms mirror the services' rooms.
 */
@NullMarked
package uk.coregroups.gateway;

import org.jspecify.annotations.NullMarked;
