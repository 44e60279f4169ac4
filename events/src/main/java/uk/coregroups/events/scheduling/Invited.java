package uk.coregroups.events.scheduling;

import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.events.ids.PersonId;

/**
 * One person's invitation.
 *
 * @param sequence the calendar entry's SEQUENCE (RFC 5546, 2.1.4), counted for this person alone
 */
public record Invited(InvitationId invitation, PersonId person, int sequence) {}
