/**
 * What people say to their invitations.
 *
 * <p>In: an answer through a link, a member's page, the office, or a calendar by way of
 * notification: four ways, one verb. Out: on the invitation the answer that counts, and the duty to
 * answer settled. Table: {@code reply}.
 */
@NullMarked
package uk.coregroups.scheduling.answer;

import org.jspecify.annotations.NullMarked;
