/**
 * A core group's e-mail group: the addresses of today's professional members.
 *
 * <p>Nothing is stored, so it cannot drift: it is worked out when it is asked for. Family members
 * can never be on it.
 */
@NullMarked
package uk.coregroups.membership.emailgroup;

import org.jspecify.annotations.NullMarked;
