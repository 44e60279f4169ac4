package uk.coregroups.gateway.services;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import uk.coregroups.events.door.SearchRequest;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.SchoolId;
import uk.coregroups.events.ids.SchoolMoveId;
import uk.coregroups.events.ids.TeamId;
import uk.coregroups.events.membership.PersonKind;

/** What membership-service answers. */
public interface Membership {

  @GetExchange("/carrier")
  OnItsWay onItsWay();

  @GetExchange("/partnership")
  Partnership partnership();

  @PostExchange("/core-groups/search")
  Found find(@RequestBody SearchRequest search);

  @GetExchange("/core-groups/{id}")
  Group group(@PathVariable CoreGroupId id);

  @PostExchange("/core-groups/{id}/members")
  Made join(@PathVariable CoreGroupId id, @RequestBody Joining joining);

  @PostExchange("/core-groups/{id}/members/{member}/leave")
  Made leave(
      @PathVariable CoreGroupId id, @PathVariable MemberId member, @RequestBody Leaving leaving);

  @GetExchange("/core-groups/{id}/email-group")
  List<Address> emailGroup(@PathVariable CoreGroupId id);

  @GetExchange("/core-groups/{id}/readings")
  Readings readings(@PathVariable CoreGroupId id, @RequestParam int page);

  /** Those of some places that resemble a name or a school of the family. */
  @PostExchange("/core-groups/{id}/places-that-tell")
  List<String> placesThatTell(@PathVariable CoreGroupId id, @RequestBody Places places);

  @PostExchange("/names")
  Names names(@RequestBody Asked asked);

  @PostExchange("/people/search")
  People people(@RequestBody SearchRequest search);

  @GetExchange("/people/{id}")
  Person person(@PathVariable PersonId id);

  @PostExchange("/people")
  Person addPerson(@RequestBody NewPerson person);

  @PutExchange("/people/{id}")
  Person correctPerson(@PathVariable PersonId id, @RequestBody NewPerson person);

  @PutExchange("/people/{id}/safe-contact")
  Person recordSafeContact(@PathVariable PersonId id, @RequestBody SafeContact record);

  @GetExchange("/people/{id}/seats")
  List<Seat> seats(@PathVariable PersonId id);

  @PostExchange("/people/{id}/replace")
  Replaced replace(@PathVariable PersonId id, @RequestBody Replacing replacing);

  @PostExchange("/people/by-mailbox")
  List<Known> byMailbox(@RequestBody Mailbox mailbox);

  /** Somebody with a mailbox, and the partnership that knows them. */
  record Known(PersonId person, PartnershipId partnership) {}

  @GetExchange("/mine")
  Mine mine();

  /** What every command answers with, as far as the gateway cares. */
  record Made(String id) {}

  /**
   * A partnership.
   *
   * @param largeGroup how many members a group may have before it is called large
   */
  record Partnership(
      String name, List<Team> teams, List<RoleLabel> roles, @Nullable Integer largeGroup) {}

  record Team(TeamId id, String name, @Nullable PersonId manager) {}

  record RoleLabel(String code, String label, PersonKind kind) {

    /** What a role is called; nothing if it is not among them. */
    public static Optional<String> of(String code, List<RoleLabel> roles) {
      return roles.stream()
          .filter(role -> role.code.equals(code))
          .map(RoleLabel::label)
          .findFirst();
    }
  }

  record Found(long count, List<Line> rows) {}

  record Line(
      CoreGroupId id,
      String reference,
      String children,
      LocalDate formedOn,
      @Nullable String leadSocialWorker,
      @Nullable Integer concerns) {

    /** How many things somebody should look at in who is in it. */
    public int toLookAt() {
      return concerns == null ? 0 : concerns;
    }
  }

  record Group(
      CoreGroupId id,
      String reference,
      LocalDate formedOn,
      @Nullable Team team,
      List<Child> children,
      List<Member> members,
      @Nullable List<String> concerns,
      @Nullable List<String> schoolConcerns,
      @Nullable LocalDate closedOn,
      @Nullable LocalDate readableUntil,
      @Nullable List<Kin> kin) {

    /** What to look at about the children's schools, in words. */
    public List<String> schoolsToLookAt() {
      return schoolConcerns == null ? List.of() : schoolConcerns;
    }

    /** Whether the right people are in it, in words; empty if nobody need look. */
    public List<String> toLookAt() {
      return concerns == null ? List.of() : concerns;
    }

    /** Who is a parent of this child, or matters to them in another way, by name. */
    public List<String> kinOf(ChildId child, String what) {
      var known = kin == null ? List.<Kin>of() : kin;
      return known.stream()
          .filter(one -> one.child().equals(child) && one.kin().equals(what))
          .map(one -> name(one.person()))
          .toList();
    }

    private String name(PersonId id) {
      for (var member : members) {
        var person = member.person();
        if (person != null && person.id().equals(id)) {
          return person.name();
        }
      }
      return "Somebody";
    }

    /**
     * One of the children.
     *
     * @throws java.util.NoSuchElementException if there is no such child in the family
     */
    public Child child(ChildId id) {
      return children.stream().filter(child -> child.id().equals(id)).findFirst().orElseThrow();
    }
  }

  record Child(
      ChildId id,
      @Nullable String name,
      @Nullable LocalDate bornOn,
      @Nullable LocalDate expectedOn,
      @Nullable LocalDate pregnancyEndedOn,
      @Nullable SchoolId school,
      @Nullable String category,
      LocalDate planStartedOn,
      @Nullable LocalDate planEndedOn) {

    private static final DateTimeFormatter DAY =
        DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    /** What pages call the child: the day expected stands for the name of one not born yet. */
    @Override
    public String name() {
      if (name != null) {
        return name;
      }
      return expectedOn == null || pregnancyEndedOn != null
          ? "Unborn child"
          : "Unborn child, expected " + DAY.format(expectedOn);
    }

    public boolean isBorn() {
      return bornOn != null;
    }
  }

  /** What one of the family is to one of the children: PARENT or SIGNIFICANT_ADULT. */
  record Kin(PersonId person, ChildId child, String kin) {}

  record Member(
      MemberId member,
      String role,
      String roleLabel,
      LocalDate from,
      @Nullable LocalDate until,
      @Nullable Person person,
      @Nullable Farewell farewell) {

    public boolean isOn(LocalDate day) {
      return !from.isAfter(day) && (until == null || until.isAfter(day));
    }
  }

  record Person(
      PersonId id,
      PersonKind kind,
      String name,
      @Nullable String agency,
      @Nullable String email,
      @Nullable String mobile,
      boolean confidentialAddress,
      @Nullable SafeContact safeContact) {

    public boolean isFamily() {
      return kind == PersonKind.FAMILY;
    }
  }

  record SafeContact(
      boolean email,
      boolean text,
      boolean voicemail,
      boolean councilNamed,
      boolean mayKnowPlace,
      LocalTime from,
      LocalTime until,
      LocalDate verifiedOn,
      @Nullable Boolean sharedDevice,
      @Nullable Boolean confirmEachUse,
      @Nullable String language,
      @Nullable Boolean readsEnglish,
      @Nullable LocalDate askAgainFrom) {

    /** Whether they were asked so long ago that they must be asked again. */
    public boolean isOldOn(LocalDate day) {
      return askAgainFrom != null && !day.isBefore(askAgainFrom);
    }
  }

  record Joining(PersonId person, String role, @Nullable LocalDate from) {}

  record Leaving(LocalDate from, String why, @Nullable String handover) {}

  record Farewell(String why, @Nullable String handover) {}

  record Seat(
      CoreGroupId coreGroup,
      String reference,
      String children,
      String role,
      LocalDate from,
      @Nullable LocalDate until) {}

  record Replacing(PersonId successor, LocalDate from, String why, @Nullable String handover) {}

  record Replaced(int groups) {}

  record Address(String name, String email) {}

  record Readings(long count, List<Reading> rows) {}

  record Reading(String reader, String role, @Nullable String what, Instant at) {}

  /** Places that letters may come to name. */
  record Places(List<String> places) {}

  record Asked(List<CoreGroupId> coreGroups, List<PersonId> people) {}

  /**
   * What pages call groups and people.
   *
   * @param concerns how many things somebody should look at in who is in each group
   */
  record Names(
      Map<String, String> coreGroups,
      Map<String, String> people,
      @Nullable Map<String, Integer> concerns) {

    Map<String, Integer> toLookAt() {
      return concerns == null ? Map.of() : concerns;
    }
  }

  record People(long count, List<Person> rows) {}

  record NewPerson(
      @Nullable PersonKind kind,
      String name,
      @Nullable String agency,
      @Nullable String email,
      @Nullable String mobile,
      boolean confidentialAddress) {}

  record Mailbox(String email) {}

  record Mine(List<MyGroup> groups, List<NewPupil> joining) {}

  record MyGroup(
      CoreGroupId coreGroup, String reference, String partnership, String role, String children) {}

  /** A child who is to join the school whose lead has signed in. */
  record NewPupil(
      SchoolMoveId move,
      String reference,
      String child,
      @Nullable LocalDate bornOn,
      @Nullable LocalDate confirmedOn) {}
}
