package uk.coregroups.membership.coregroup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.RetentionClass;
import uk.coregroups.membership.child.Child;
import uk.coregroups.membership.child.ChildStore;
import uk.coregroups.membership.child.Kin;
import uk.coregroups.membership.child.KinStore;
import uk.coregroups.membership.composition.AdultServicesStore;
import uk.coregroups.membership.composition.Circumstances;
import uk.coregroups.membership.composition.Composition;
import uk.coregroups.membership.composition.Sitter;
import uk.coregroups.membership.partnership.PartnershipStore;
import uk.coregroups.membership.partnership.RoleLabel;
import uk.coregroups.membership.partnership.Team;
import uk.coregroups.membership.person.Person;
import uk.coregroups.membership.person.PersonStore;
import uk.coregroups.membership.reading.ReadingStore;
import uk.coregroups.membership.reading.What;
import uk.coregroups.membership.retention.RetentionStore;
import uk.coregroups.membership.transition.PresentSchools;
import uk.coregroups.membership.transition.SchoolConcerns;

/** A family's record as the office reads it; who reads it is written down first. */
@Service
class CoreGroupRecord {

  private final CoreGroupStore groups;
  private final ChildStore children;
  private final KinStore kinships;
  private final PersonStore people;
  private final PartnershipStore partnerships;
  private final PresentSchools presentSchools;
  private final SchoolConcerns schoolConcerns;
  private final AdultServicesStore adultServices;
  private final ReadingStore readings;
  private final RetentionStore retentions;

  CoreGroupRecord(
      CoreGroupStore groups,
      ChildStore children,
      KinStore kinships,
      PersonStore people,
      PartnershipStore partnerships,
      PresentSchools presentSchools,
      SchoolConcerns schoolConcerns,
      AdultServicesStore adultServices,
      ReadingStore readings,
      RetentionStore retentions) {
    this.readings = readings;
    this.groups = groups;
    this.children = children;
    this.kinships = kinships;
    this.people = people;
    this.partnerships = partnerships;
    this.presentSchools = presentSchools;
    this.schoolConcerns = schoolConcerns;
    this.adultServices = adultServices;
    this.retentions = retentions;
  }

  @Transactional
  public Seen read(CoreGroup group, Caller caller, Instant now, LocalDate today) {
    readings.opened(group.id(), What.RECORD, caller, now);
    var partnership = group.partnership();
    var members = groups.members(group.id());
    var known = known(members, partnership);
    var farewells = groups.farewells(group.id());
    var labels = labels(partnership);
    var family = presentSchools.at(children.of(group.id()), today);
    var closedOn = CoreGroup.closedOn(family);
    var kept = retentions.of(partnership, RetentionClass.WORKING_RECORD);
    return new Seen(
        group.id(),
        group.reference(),
        group.formedOn(),
        partnerships.team(group.team(), partnership).orElse(null),
        family,
        members.stream()
            .map(one -> new Seated(one, known.get(one.person()), labels, farewells.get(one.id())))
            .toList(),
        concerns(group, family, members, known, labels, today),
        schoolConcerns.of(family, partnership, today),
        closedOn.orElse(null),
        closedOn.map(kept::keptUntil).orElse(null),
        kinships.of(group.id()));
  }

  private List<String> concerns(
      CoreGroup group,
      List<Child> family,
      List<Member> members,
      Map<PersonId, Person> known,
      Map<String, String> labels,
      LocalDate today) {
    var circumstances =
        new Circumstances(
            adultServices.isNeeded(group.id(), today),
            partnerships.largeGroup(group.partnership()));
    return Composition.concerns(
        family, sitters(members, known, today), circumstances, labels, today);
  }

  private Map<PersonId, Person> known(List<Member> members, PartnershipId partnership) {
    return people.all(members.stream().map(Member::person).toList(), partnership).stream()
        .collect(Collectors.toMap(Person::id, Function.identity()));
  }

  private Map<String, String> labels(PartnershipId partnership) {
    return partnerships.roles(partnership).stream()
        .collect(Collectors.toMap(RoleLabel::code, RoleLabel::label));
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
    var members = groups.membersOn(today, group.id());
    var known = known(members, group.partnership());
    var lead =
        members.stream()
            .filter(member -> member.role().equals(RoleLabel.LEAD_SOCIAL_WORKER))
            .flatMap(member -> Stream.ofNullable(known.get(member.person())))
            .findFirst()
            .map(person -> person.name().value());
    var family = children.of(group.id());
    var concerns = concerns(group, family, members, known, labels(group.partnership()), today);
    return new Found(
        group.id(),
        group.reference(),
        names(group.id()),
        group.formedOn(),
        lead.orElse(null),
        concerns.size());
  }

  /** What pages call them; what belongs to another partnership is left out. */
  Names names(
      PartnershipId partnership,
      Collection<CoreGroupId> groupIds,
      Collection<PersonId> personIds,
      LocalDate today) {
    var labels = labels(partnership);
    var byGroup = new HashMap<CoreGroupId, String>();
    var toLookAt = new HashMap<CoreGroupId, Integer>();
    for (var id : groupIds) {
      groups
          .find(id, partnership)
          .ifPresent(group -> {
            byGroup.put(id, names(id));
            var members = groups.membersOn(today, id);
            var known = known(members, partnership);
            var concerns = concerns(group, children.of(id), members, known, labels, today);
            toLookAt.put(id, concerns.size());
          });
    }
    var byPerson =
        people.all(personIds, partnership).stream()
            .collect(Collectors.toMap(Person::id, person -> person.name().value(), (a, b) -> a));
    return new Names(byGroup, byPerson, toLookAt);
  }

  private String names(CoreGroupId group) {
    return children.of(group).stream()
        .map(child -> child.called().value())
        .collect(Collectors.joining(", "));
  }

  /**
   * A group, its children and everybody who is or was a member.
   *
   * @param concerns whether the right people are in it, in words; empty if nobody need look
   * @param schoolConcerns what to look at about the children's schools, in words
   * @param closedOn the day the last plan ended; null while one runs
   * @param readableUntil the last day on which a closed group can be read
   * @param kin who of the family is what to which child
   */
  record Seen(
      CoreGroupId id,
      String reference,
      LocalDate formedOn,
      @Nullable Team team,
      List<Child> children,
      List<Seated> members,
      List<String> concerns,
      List<String> schoolConcerns,
      @Nullable LocalDate closedOn,
      @Nullable LocalDate readableUntil,
      List<Kin> kin) {}

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

  /**
   * A line of a search.
   *
   * @param concerns how many things somebody should look at in who is in it
   */
  record Found(
      CoreGroupId id,
      String reference,
      String children,
      LocalDate formedOn,
      @Nullable String leadSocialWorker,
      int concerns) {}

  /**
   * What pages call groups and people.
   *
   * @param concerns how many things somebody should look at in who is in each group
   */
  record Names(
      Map<CoreGroupId, String> coreGroups,
      Map<PersonId, String> people,
      Map<CoreGroupId, Integer> concerns) {}
}
