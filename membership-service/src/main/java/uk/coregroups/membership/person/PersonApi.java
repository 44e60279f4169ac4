package uk.coregroups.membership.person;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.door.SearchRequest;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.membership.person.KeepPerson.Details;
import uk.coregroups.membership.reading.ReadingStore;
import uk.coregroups.membership.reading.What;

/** People, over HTTP. */
@RestController
class PersonApi {

  private static final int PAGE = 25;

  private final KeepPerson keepPerson;
  private final PersonStore people;
  private final NamedStaff namedStaff;
  private final ReadingStore readings;
  private final Clock clock;

  PersonApi(
      KeepPerson keepPerson,
      PersonStore people,
      NamedStaff namedStaff,
      ReadingStore readings,
      Clock clock) {
    this.namedStaff = namedStaff;
    this.readings = readings;
    this.keepPerson = keepPerson;
    this.people = people;
    this.clock = clock;
  }

  @PostMapping("/people")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Person> add(@Valid @RequestBody Added added, Caller caller) {
    return keepPerson.add(caller.partnership(), added.kind, added.details());
  }

  @PutMapping("/people/{id}")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Person> correct(
      @PathVariable PersonId id, @Valid @RequestBody Corrected corrected, Caller caller) {
    Supplier<Outcome<Person>> correct =
        () -> keepPerson.correct(id, caller.partnership(), corrected.details());
    boolean sameRoute =
        people.find(id, caller.partnership()).stream().allMatch(corrected::reachesAsBefore);
    return sameRoute ? correct.get() : namedStaff.change(caller, List.of(id), correct);
  }

  @PutMapping("/people/{id}/safe-contact")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Person> safeContact(
      @PathVariable PersonId id, @Valid @RequestBody Safe safe, Caller caller) {
    if (safe.language != null && Language.of(safe.language).isEmpty()) {
      return Outcome.refused("language", "is not the code of a language");
    }
    return namedStaff.change(
        caller,
        List.of(id),
        () ->
            keepPerson.recordSafeContact(
                id, caller.partnership(), safe.asRecord(), caller.id(), LocalDate.now(clock)));
  }

  @GetMapping("/people/{id}")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Person> one(@PathVariable PersonId id, Caller caller) {
    var found = people.find(id, caller.partnership());
    if (found.isEmpty()) {
      return Outcome.unknown("This person is not known here.");
    }
    readings.opened(id, What.PERSON, caller, clock.instant());
    return Outcome.done(found.get());
  }

  @PostMapping("/people/search")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Page search(@Valid @RequestBody SearchRequest search, Caller caller) {
    var rows = people.search(caller.partnership(), search.words(), search.offset(PAGE), PAGE);
    var found = rows.stream().map(Person::id).toList();
    readings.listedPeople(found, What.PEOPLE, caller, clock.instant());
    return new Page(people.count(caller.partnership(), search.words()), rows);
  }

  /** Whose mailbox this is, asked by the gateway when somebody wants to sign in. */
  @PostMapping("/people/by-mailbox")
  @Allowed(Role.GATEWAY)
  List<PersonStore.Known> byMailbox(@Valid @RequestBody Mailbox mailbox) {
    var today = LocalDate.now(clock);
    return EmailAddress.of(mailbox.email)
        .map(email -> Sight.HOUSE.call(() -> people.withMailbox(email, today)))
        .orElse(List.of());
  }

  record Mailbox(@NotNull(message = "must be an e-mail address") String email) {}

  record Page(long count, List<Person> rows) {}

  record Added(
      @NotNull(message = "must say PROFESSIONAL or FAMILY") PersonKind kind,
      @NotNull(message = "must be the person's name") String name,
      @Nullable String agency,
      @Nullable String email,
      @Nullable String mobile,
      @Nullable Boolean confidentialAddress) {

    Details details() {
      return new Details(name, agency, email, mobile, Boolean.TRUE.equals(confidentialAddress));
    }
  }

  record Corrected(
      @NotNull(message = "must be the person's name") String name,
      @Nullable String agency,
      @Nullable String email,
      @Nullable String mobile,
      @Nullable Boolean confidentialAddress) {

    Details details() {
      return new Details(name, agency, email, mobile, Boolean.TRUE.equals(confidentialAddress));
    }

    /** Whether mailbox and number are typed as they are kept. */
    private boolean reachesAsBefore(Person before) {
      var mailbox = Optional.ofNullable(before.email()).map(EmailAddress::value);
      var number = Optional.ofNullable(before.mobile()).map(MobileNumber::value);
      return PersonCheck.given(email).equals(mailbox) && PersonCheck.given(mobile).equals(number);
    }
  }

  record Safe(
      @NotNull(message = "must say whether e-mail is safe") Boolean email,
      @NotNull(message = "must say whether a text is safe") Boolean text,
      @NotNull(message = "must say whether a voicemail may be left") Boolean voicemail,
      @NotNull(message = "must say whether the council may be named") Boolean councilNamed,
      @NotNull(message = "must say whether a letter may carry the place") Boolean mayKnowPlace,
      @NotNull(message = "must be the earliest time of day") LocalTime from,
      @NotNull(message = "must be the latest time of day") LocalTime until,
      @NotNull(message = "must be the day the person was asked") LocalDate verifiedOn,
      @Nullable Boolean sharedDevice,
      @Nullable Boolean confirmEachUse,
      @Nullable String language,
      @Nullable Boolean readsEnglish) {

    SafeContactRecord asRecord() {
      return new SafeContactRecord(
          email,
          text,
          voicemail,
          councilNamed,
          mayKnowPlace,
          from,
          until,
          verifiedOn,
          sharedDevice,
          confirmEachUse,
          language == null ? null : new Language(language),
          readsEnglish);
    }
  }
}
