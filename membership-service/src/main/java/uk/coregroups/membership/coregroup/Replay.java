package uk.coregroups.membership.coregroup;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.apart.Restrictions;
import uk.coregroups.events.carrier.Outbox;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.membership.ChildBorn;
import uk.coregroups.events.membership.ChildExpected;
import uk.coregroups.events.membership.CoreGroupClosed;
import uk.coregroups.events.membership.CoreGroupOpened;
import uk.coregroups.events.membership.CoreGroupRestated;
import uk.coregroups.events.membership.CoreGroupRestricted;
import uk.coregroups.events.membership.HistoryShared;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.membership.PlanEnded;
import uk.coregroups.membership.absence.AbsenceStore;
import uk.coregroups.membership.child.Child;
import uk.coregroups.membership.child.ChildStore;
import uk.coregroups.membership.need.TellNeeds;
import uk.coregroups.membership.partnership.PartnershipStore;
import uk.coregroups.membership.person.Person;
import uk.coregroups.membership.person.PersonStore;

/**
 * Tells every group over again as it stands, for a reader that is new or has lost the thread.
 *
 * <p>A group is restated with the children whose plan is running. The end of every other plan is
 * told again after it, with its day, so that no reader goes on with a plan that has ended; so is
 * what is known of a birth, who is away, today or later, which moves of school are to come, and to
 * whom the group is open.
 */
@Service
public class Replay {

  private final CoreGroupStore groups;
  private final ChildStore children;
  private final PersonStore people;
  private final PartnershipStore partnerships;
  private final TellNeeds tellNeeds;
  private final Restrictions restrictions;
  private final AbsenceStore absences;
  private final List<Part> parts;
  private final Outbox outbox;

  Replay(
      CoreGroupStore groups,
      ChildStore children,
      PersonStore people,
      PartnershipStore partnerships,
      TellNeeds tellNeeds,
      Restrictions restrictions,
      AbsenceStore absences,
      List<Part> parts,
      Outbox outbox) {
    this.restrictions = restrictions;
    this.groups = groups;
    this.children = children;
    this.people = people;
    this.partnerships = partnerships;
    this.tellNeeds = tellNeeds;
    this.absences = absences;
    this.parts = parts;
    this.outbox = outbox;
  }

  /** Tells all of them; says how many there are. */
  @Transactional
  public int all(LocalDate today) {
    var all = groups.all();
    all.forEach(group -> tell(group, today));
    return all.size();
  }

  /** Tells these over again, in the transaction that has changed them. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void these(List<CoreGroupId> ids, PartnershipId partnership, LocalDate today) {
    ids.forEach(id -> groups.lock(id, partnership).ifPresent(group -> tell(group, today)));
  }

  private void tell(CoreGroup group, LocalDate today) {
    var members =
        groups.members(group.id()).stream()
            .filter(member -> member.until() == null || member.until().isAfter(today))
            .map(member -> Seats.seat(member, kindOf(member, group)))
            .toList();
    var manager =
        partnerships
            .team(group.team(), group.partnership())
            .flatMap(team -> Optional.ofNullable(team.manager()));
    var family = children.of(group.id());
    outbox.tell(
        group.partnership(),
        new CoreGroupRestated(
            group.id(),
            group.reference(),
            manager.orElse(null),
            group.formedOn(),
            family.stream().filter(Child::hasRunningPlan).map(Child::id).toList(),
            members,
            group.team()));
    for (var member : groups.historyShared(group.id())) {
      outbox.tell(group.partnership(), new HistoryShared(group.id(), member, true));
    }
    members.forEach(seat -> tellNeeds.tell(group.id(), group.partnership(), seat.person()));
    absences.toTell(group.id(), today).forEach(away -> outbox.tell(group.partnership(), away));
    for (var child : family) {
      tellBirth(group, child);
      var endedOn = child.planEndedOn();
      if (endedOn != null) {
        outbox.tell(group.partnership(), new PlanEnded(group.id(), child.id(), endedOn));
      }
    }
    parts.forEach(part -> part.tellAgain(group.id(), today));
    tellWhetherRestricted(group);
    CoreGroup.closedOn(family)
        .ifPresent(day -> outbox.tell(group.partnership(), new CoreGroupClosed(group.id(), day)));
  }

  /** The group is told by now and its stream held: whoever restricts it meanwhile is told later. */
  private void tellWhetherRestricted(CoreGroup group) {
    var openTo = restrictions.of(group.id());
    outbox.tell(
        group.partnership(),
        openTo.isPresent()
            ? new CoreGroupRestricted(group.id(), openTo.get())
            : new CoreGroupOpened(group.id()));
  }

  private void tellBirth(CoreGroup group, Child child) {
    var expectedOn = child.expectedOn();
    var bornOn = child.bornOn();
    if (expectedOn != null) {
      outbox.tell(group.partnership(), new ChildExpected(group.id(), child.id(), expectedOn));
      if (bornOn != null) {
        outbox.tell(group.partnership(), new ChildBorn(group.id(), child.id(), bornOn));
      }
    }
  }

  private PersonKind kindOf(Member member, CoreGroup group) {
    return people.find(member.person(), group.partnership()).map(Person::kind).orElseThrow();
  }

  /** What another room keeps of a group: it is told over again behind the group itself. */
  public interface Part {

    /** Tells it as it stands, in the same transaction. */
    void tellAgain(CoreGroupId group, LocalDate today);
  }
}
