package uk.coregroups.membership.merge;

import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;

/**
 * Two records are of one person.
 *
 * @param goes the record that only leads to the other from now on
 * @param stays the record that stays, with its name and place of work
 * @param reach whose ways of being reached are kept; null if nobody has chosen
 * @param by who says so
 */
record Merge(
    PartnershipId partnership,
    PersonId goes,
    PersonId stays,
    @Nullable PersonId reach,
    String by) {}
