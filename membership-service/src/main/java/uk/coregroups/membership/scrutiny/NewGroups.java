package uk.coregroups.membership.scrutiny;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.TeamId;
import uk.coregroups.events.membership.CoreGroupClosed;
import uk.coregroups.events.membership.CoreGroupRestated;
import uk.coregroups.events.membership.MembershipEvent;
import uk.coregroups.events.membership.PlanEnded;
import uk.coregroups.events.membership.Seat;
import uk.coregroups.membership.scrutiny.Known.Family;
import uk.coregroups.membership.scrutiny.Known.Place;
import uk.coregroups.membership.scrutiny.Known.Plan;

/**
 * What the neighbours hear of groups that an extract brings: as a replay would tell it, those who
 * sit there and whose plan is running. A group that is new has no more history than that.
 */
final class NewGroups {

  private final Map<TeamId, PersonId> managers;
  private final Map<UUID, UUID> adopted;

  NewGroups(Map<TeamId, PersonId> managers, Map<UUID, UUID> adopted) {
    this.managers = managers;
    this.adopted = adopted;
  }

  /** The facts of these groups, those of each in their order. */
  List<MembershipEvent> of(List<Family> families) {
    return families.stream().flatMap(family -> facts(family).stream()).toList();
  }

  private List<MembershipEvent> facts(Family family) {
    var group = new CoreGroupId(family.id);
    var facts = new ArrayList<MembershipEvent>();
    facts.add(restated(family, group));
    for (var plan : family.plans) {
      if (plan.endedOn() != null) {
        facts.add(new PlanEnded(group, new ChildId(plan.child()), plan.endedOn()));
      }
    }
    closedOn(family).ifPresent(day -> facts.add(new CoreGroupClosed(group, day)));
    return facts;
  }

  private CoreGroupRestated restated(Family family, CoreGroupId group) {
    var team = new TeamId(Objects.requireNonNull(family.team));
    var running = family.plans.stream().filter(plan -> plan.endedOn() == null);
    return new CoreGroupRestated(
        group,
        family.reference,
        managers.get(team),
        Objects.requireNonNull(family.since),
        running.map(plan -> new ChildId(plan.child())).toList(),
        family.places.stream().map(this::seat).toList(),
        team);
  }

  private Seat seat(Place place) {
    var person = place.person().id;
    return new Seat(
        new MemberId(place.member()),
        new PersonId(adopted.getOrDefault(person, person)),
        place.role().kind(),
        place.role().code(),
        place.from());
  }

  private static Optional<LocalDate> closedOn(Family family) {
    return family.plans.stream().anyMatch(plan -> plan.endedOn() == null)
        ? Optional.empty()
        : family.plans.stream()
            .map(Plan::endedOn)
            .filter(Objects::nonNull)
            .max(LocalDate::compareTo);
  }
}
