/**
 * Meetings as calendar entries: one invitation is one meeting and one person.
 *
 * <p>In: meetings booked, moved and cancelled, people invited and uninvited. Out: letters that
 * carry a calendar entry, one each, by the rules of iMIP (RFC 6047).
 */
@NullMarked
package uk.coregroups.notification.invite;

import org.jspecify.annotations.NullMarked;
