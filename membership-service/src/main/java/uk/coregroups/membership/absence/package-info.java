/**
 * Members who are away, and the deputies who come in their place.
 *
 * <p>In: a word of the office, or of the member themselves. Out: facts for the invitations. A
 * deputy becomes no member: they see the meeting and the family's name, and nothing that came
 * before.
 */
@NullMarked
package uk.coregroups.membership.absence;

import org.jspecify.annotations.NullMarked;
