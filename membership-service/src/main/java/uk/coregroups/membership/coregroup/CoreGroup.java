package uk.coregroups.membership.coregroup;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.TeamId;
import uk.coregroups.membership.child.Child;

/** The people around one family. */
public record CoreGroup(
    CoreGroupId id, PartnershipId partnership, String reference, TeamId team, LocalDate formedOn) {

  /** The day the last plan of a family ended, and the group with it; nothing while one runs. */
  public static Optional<LocalDate> closedOn(Collection<Child> family) {
    return family.stream().anyMatch(Child::hasRunningPlan)
        ? Optional.empty()
        : family.stream()
            .map(Child::planEndedOn)
            .filter(Objects::nonNull)
            .max(LocalDate::compareTo);
  }
}
