package uk.coregroups.membership.family;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.carrier.Outbox;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Outcome.Wrong;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.SchoolId;
import uk.coregroups.events.membership.ChildAdded;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.membership.child.Category;
import uk.coregroups.membership.child.Child;
import uk.coregroups.membership.child.ChildStore;
import uk.coregroups.membership.child.Kin;
import uk.coregroups.membership.child.KinStore;
import uk.coregroups.membership.coregroup.CoreGroup;
import uk.coregroups.membership.coregroup.CoreGroupStore;
import uk.coregroups.membership.coregroup.Member;
import uk.coregroups.membership.person.Person;
import uk.coregroups.membership.person.PersonStore;
import uk.coregroups.membership.schoolmove.CorrectSchool;
import uk.coregroups.membership.transition.PresentSchools;

/** Keeps what is known about one child's plan, and lets one begin again after it has ended. */
@Service
class KeepPlan {

  private final CoreGroupStore groups;
  private final ChildStore children;
  private final KinStore kinships;
  private final PersonStore people;
  private final PresentSchools presentSchools;
  private final CorrectSchool correctSchool;
  private final Outbox outbox;

  KeepPlan(
      CoreGroupStore groups,
      ChildStore children,
      KinStore kinships,
      PersonStore people,
      PresentSchools presentSchools,
      CorrectSchool correctSchool,
      Outbox outbox) {
    this.groups = groups;
    this.children = children;
    this.kinships = kinships;
    this.people = people;
    this.presentSchools = presentSchools;
    this.correctSchool = correctSchool;
    this.outbox = outbox;
  }

  /** Puts the category, the school and the kin of a child in the place of what was known before. */
  @Transactional
  public Outcome<Child> keep(Which which, Known known, LocalDate today) {
    var found = find(which);
    if (found.isEmpty()) {
      return Outcome.unknown("This child is not known here.");
    }
    if (!found.get().hasRunningPlan()) {
      return Outcome.refused("child", "has no plan any more");
    }
    var wrong = wrong(which, found.get(), known);
    if (wrong.isPresent()) {
      return new Outcome.Refused<>(List.of(wrong.get()));
    }
    var school = presentSchools.of(List.of(which.child), today).get(which.child);
    if (!Objects.equals(known.school, school)) {
      var corrected =
          correctSchool.correct(
              which.coreGroup, which.partnership, which.child, known.school, today);
      if (corrected instanceof Outcome.Refused<Child>) {
        return corrected;
      }
    }
    children.categorise(which.child, known.category);
    kinships.replace(which.child, which.partnership, known.kin);
    return Outcome.done(find(which).orElseThrow());
  }

  /** A child who had a plan has one again, in a group that is still there. */
  @Transactional
  public Outcome<Child> again(
      Which which, LocalDate startedOn, @Nullable Category category, LocalDate today) {
    var found = find(which);
    if (found.isEmpty()) {
      return Outcome.unknown("This child is not known here.");
    }
    var endedOn = found.get().planEndedOn();
    if (endedOn == null) {
      return Outcome.refused("startedOn", "must wait: the child has a plan already");
    }
    var closedOn = CoreGroup.closedOn(children.of(which.coreGroup));
    if (closedOn.isPresent()) {
      return CoreGroup.refusedAsClosed(closedOn.get());
    }
    if (!startedOn.isAfter(endedOn) || startedOn.isAfter(today)) {
      return Outcome.refused("startedOn", "must be after the last plan ended, and not to come");
    }
    children.beginPlan(which.child, which.partnership, category, startedOn);
    outbox.tell(which.partnership, new ChildAdded(which.coreGroup, which.child));
    return Outcome.done(find(which).orElseThrow());
  }

  private Optional<Child> find(Which which) {
    return groups
        .lock(which.coreGroup, which.partnership)
        .flatMap(group -> children.find(which.child, which.coreGroup));
  }

  private Optional<Wrong> wrong(Which which, Child child, Known known) {
    if (known.school != null && !child.isBorn()) {
      return Optional.of(new Wrong("school", "is for a child who is born"));
    }
    var family = family(which);
    return known.kin.stream()
        .map(Kin::person)
        .filter(person -> !family.contains(person))
        .findFirst()
        .map(person -> new Wrong("kin", "must be family members who are or were in this group"));
  }

  private List<PersonId> family(Which which) {
    var members = groups.members(which.coreGroup).stream().map(Member::person).toList();
    return people.all(members, which.partnership).stream()
        .filter(person -> person.kind() == PersonKind.FAMILY)
        .map(Person::id)
        .collect(Collectors.toList());
  }

  /** The child that is meant. */
  record Which(PartnershipId partnership, CoreGroupId coreGroup, ChildId child) {}

  /** What is known of a child besides name and dates. */
  record Known(@Nullable Category category, @Nullable SchoolId school, List<Kin> kin) {}
}
