package uk.coregroups.membership.succession;

import java.time.LocalDate;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.membership.coregroup.Farewell;

/**
 * One professional takes the place of another.
 *
 * @param leaving who goes
 * @param successor who comes
 * @param from the first day on which the successor sits in the other's place
 */
record Replacement(
    PartnershipId partnership,
    PersonId leaving,
    PersonId successor,
    LocalDate from,
    Farewell farewell) {}
