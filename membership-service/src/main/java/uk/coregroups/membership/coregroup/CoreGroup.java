package uk.coregroups.membership.coregroup;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.TeamId;
import uk.coregroups.membership.child.Child;

/** The people around one family. */
public record CoreGroup(
    CoreGroupId id, PartnershipId partnership, String reference, TeamId team, LocalDate formedOn) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

  /** The day the last plan of a family ended, and the group with it; nothing while one runs. */
  public static Optional<LocalDate> closedOn(Collection<Child> family) {
    return family.stream().anyMatch(Child::hasRunningPlan)
        ? Optional.empty()
        : family.stream()
            .map(Child::planEndedOn)
            .filter(Objects::nonNull)
            .max(LocalDate::compareTo);
  }

  /** What everybody hears who wants to bring somebody or something new into a closed group. */
  public static <T> Outcome<T> refusedAsClosed(LocalDate on) {
    return Outcome.refused("coreGroup", "closed on " + DAY.format(on) + "; form a new group");
  }
}
