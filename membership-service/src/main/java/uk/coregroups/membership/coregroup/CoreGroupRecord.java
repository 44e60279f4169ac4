package uk.coregroups.membership.coregroup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.membership.child.Child;
import uk.coregroups.membership.child.ChildStore;
import uk.coregroups.membership.composition.Composition;
import uk.coregroups.membership.composition.Sitter;
import uk.coregroups.membership.partnership.PartnershipStore;
import uk.coregroups.membership.partnership.RoleLabel;
import uk.coregroups.membership.partnership.Team;
import uk.coregroups.membership.person.Person;
import uk.coregroups.membership.person.PersonStore;
import uk.coregroups.membership.reading.ReadingStore;
import uk.coregroups.membership.reading.What;
import uk.coregroups.membership.transition.PresentSchools;
import uk.coregroups.membership.transition.SchoolConcerns;

/** A family's record as the office reads it; who reads it is written down first. */
@Service
class CoreGroupRecord {

  private final CoreGroupStore groups;
  private final ChildStore children;
  private final PersonStore people;
  private final PartnershipStore partnerships;
  private final PresentSchools presentSchools;
  private final SchoolConcerns schoolConcerns;
  private final ReadingStore readings;

  CoreGroupRecord(
      CoreGroupStore groups,
      ChildStore children,
      PersonStore people,
      PartnershipStore partnerships,
      PresentSchools presentSchools,
      SchoolConcerns schoolConcerns,
      ReadingStore readings) {
    this.readings = readings;
    this.groups = groups;
    this.children = children;
    this.people = people;
    this.partnerships = partnerships;
    this.presentSchools = presentSchools;
    this.schoolConcerns = schoolConcerns;
  }

  @Transactional
  public Seen read(CoreGroup group, Caller caller, Instant now, LocalDate today) {
    readings.opened(group.id(), What.RECORD, caller, now);
    var partnership = group.partnership();
    var members = groups.members(group.id());
    var known =
        people.all(members.stream().map(Member::person).toList(), partnership).stream()
            .collect(Collectors.toMap(Person::id, Function.identity()));
    var farewells = groups.farewells(group.id());
    var labels =
        partnerships.roles(partnership).stream()
            .collect(Collectors.toMap(RoleLabel::code, RoleLabel::label));
    var family = presentSchools.at(children.of(group.id()), today);
    return new Seen(
        group.id(),
        group.reference(),
        group.formedOn(),
        partnerships.team(group.team(), partnership).orElse(null),
        family,
        members.stream()
            .map(one -> new Seated(one, known.get(one.person()), labels, farewells.get(one.id())))
            .toList(),
        Composition.concerns(family, sitters(members, known, today), labels, today),
        schoolConcerns.of(family, partnership, today));
  }

  private static List<Sitter> sitters(
      List<Member> members, Map<PersonId, Person> known, LocalDate today) {
    return members.stream()
        .filter(member -> member.isOn(today))
        .map(member -> {
          var person = known.get(member.person());
          return new Sitter(member.role(), person == null ? null : person.agency());
        })
        .toList();
  }

  /** A line of a search. */
  Found found(CoreGroup group, LocalDate today) {
    var lead =
        groups.membersOn(today, group.id()).stream()
            .filter(member -> member.role().equals(RoleLabel.LEAD_SOCIAL_WORKER))
            .findFirst()
            .flatMap(member -> people.find(member.person(), group.partnership()))
            .map(person -> person.name().value());
    return new Found(
        group.id(), group.reference(), names(group.id()), group.formedOn(), lead.orElse(null));
  }

  /** What pages call them; what belongs to another partnership is left out. */
  Names names(
      PartnershipId partnership, Collection<CoreGroupId> groupIds, Collection<PersonId> personIds) {
    var byGroup = new HashMap<CoreGroupId, String>();
    for (var id : groupIds) {
      groups.find(id, partnership).ifPresent(group -> byGroup.put(id, names(id)));
    }
    var byPerson =
        people.all(personIds, partnership).stream()
            .collect(Collectors.toMap(Person::id, person -> person.name().value(), (a, b) -> a));
    return new Names(byGroup, byPerson);
  }

  private String names(CoreGroupId group) {
    return children.of(group).stream()
        .map(child -> child.name().value())
        .collect(Collectors.joining(", "));
  }

  /**
   * A group, its children and everybody who is or was a member.
   *
   * @param concerns whether the right people are in it, in words; empty if nobody need look
   * @param schoolConcerns what to look at about the children's schools, in words
   */
  record Seen(
      CoreGroupId id,
      String reference,
      LocalDate formedOn,
      @Nullable Team team,
      List<Child> children,
      List<Seated> members,
      List<String> concerns,
      List<String> schoolConcerns) {}

  /** One membership, with who it is. */
  record Seated(
      MemberId member,
      String role,
      String roleLabel,
      LocalDate from,
      @Nullable LocalDate until,
      @Nullable Person person,
      @Nullable Farewell farewell) {

    Seated(
        Member member,
        @Nullable Person person,
        Map<String, String> labels,
        @Nullable Farewell farewell) {
      this(
          member.id(),
          member.role(),
          labels.getOrDefault(member.role(), member.role()),
          member.from(),
          member.until(),
          person,
          farewell);
    }
  }

  record Found(
      CoreGroupId id,
      String reference,
      String children,
      LocalDate formedOn,
      @Nullable String leadSocialWorker) {}

  record Names(Map<CoreGroupId, String> coreGroups, Map<PersonId, String> people) {}
}
