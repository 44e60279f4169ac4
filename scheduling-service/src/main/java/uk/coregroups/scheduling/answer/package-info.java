/**
 * What people say to their invitations.
 *
 * <p>In: an answer through a link, or through a calendar by way of notification: two doors, one
 * verb. Out: the answer on the invitation, and the duty to answer settled.
 */
@NullMarked
package uk.coregroups.scheduling.answer;

import org.jspecify.annotations.NullMarked;
