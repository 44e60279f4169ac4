package uk.coregroups.membership.coregroup;

import java.time.LocalDate;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.TeamId;

/** The people around one family. */
public record CoreGroup(
    CoreGroupId id, PartnershipId partnership, String reference, TeamId team, LocalDate formedOn) {}
