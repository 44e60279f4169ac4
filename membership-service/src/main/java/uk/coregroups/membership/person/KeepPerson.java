package uk.coregroups.membership.person;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.carrier.Outbox;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Outcome.Wrong;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.PersonKind;

/**
 * Adds people, corrects how they are reached, and records what is safe; tells notification each
 * time.
 */
@Service
public class KeepPerson {

  private final PersonStore people;
  private final Outbox outbox;
  private final Clock clock;
  private final Settings settings;

  KeepPerson(PersonStore people, Outbox outbox, Clock clock, Settings settings) {
    this.people = people;
    this.outbox = outbox;
    this.clock = clock;
    this.settings = settings;
  }

  @Transactional
  public Outcome<Person> add(PartnershipId partnership, PersonKind kind, Details details) {
    return check(PersonId.fresh(), partnership, kind, details, null, true);
  }

  /** The professional who has a mailbox, as they are known already, or added if they are not. */
  @Transactional
  public Outcome<Person> findOrAdd(PartnershipId partnership, Details details) {
    return knownAt(details.email, partnership)
        .map(Outcome::done)
        .orElseGet(() -> add(partnership, PersonKind.PROFESSIONAL, details));
  }

  /** The professional who has a mailbox. */
  public Optional<Person> knownAt(@Nullable String email, PartnershipId partnership) {
    return PersonCheck.given(email)
        .flatMap(EmailAddress::of)
        .flatMap(mailbox -> people.professionalAt(mailbox, partnership));
  }

  /** Corrects a person's details; every letter not yet sent goes to the new address. */
  @Transactional
  public Outcome<Person> correct(PersonId id, PartnershipId partnership, Details details) {
    var before = people.find(id, partnership);
    if (before.isEmpty()) {
      return Outcome.unknown("This person is not known here.");
    }
    return check(
        before.get().id(),
        partnership,
        before.get().kind(),
        details,
        before.get().safeContact(),
        false);
  }

  @Transactional
  public Outcome<Person> recordSafeContact(
      PersonId id,
      PartnershipId partnership,
      SafeContactRecord record,
      String by,
      LocalDate today) {
    var found = people.find(id, partnership);
    if (found.isEmpty()) {
      return Outcome.unknown("This person is not known here.");
    }
    var person = found.get();
    var wrongs = wrong(person, record, today);
    if (!wrongs.isEmpty()) {
      return new Outcome.Refused<>(wrongs);
    }
    people.save(person, record, clock.instant(), by);
    var changed =
        new Person(
            person.id(),
            partnership,
            person.kind(),
            person.name(),
            person.agency(),
            person.email(),
            person.mobile(),
            person.confidentialAddress(),
            record);
    outbox.tell(partnership, changed.contact());
    return Outcome.done(changed);
  }

  private Outcome<Person> check(
      PersonId id,
      PartnershipId partnership,
      PersonKind kind,
      Details details,
      @Nullable SafeContactRecord safeContact,
      boolean isNew) {
    var checked = PersonCheck.of(kind, details, settings.allowDramaNumbers);
    var wrongs = new ArrayList<>(checked.wrongs());
    var email = checked.email();
    var mobile = checked.mobile();
    boolean taken =
        kind == PersonKind.PROFESSIONAL
            && email
                .flatMap(one -> people.professionalAt(one, partnership))
                .filter(other -> !other.id().equals(id))
                .isPresent();
    if (taken) {
      wrongs.add(new Wrong("email", "belongs to a professional who is known already"));
    }
    if (!wrongs.isEmpty()) {
      return new Outcome.Refused<>(wrongs);
    }
    var person =
        new Person(
            id,
            partnership,
            kind,
            new PersonName(details.name.strip()),
            PersonCheck.given(details.agency).orElse(null),
            email.orElse(null),
            mobile.orElse(null),
            details.confidentialAddress,
            safeContact);
    if (isNew) {
      people.insert(person, clock.instant());
    } else {
      people.correct(person, LocalDate.now(clock));
    }
    outbox.tell(partnership, person.contact());
    return Outcome.done(person);
  }

  private static List<Wrong> wrong(Person person, SafeContactRecord record, LocalDate today) {
    var wrongs = new ArrayList<Wrong>();
    if (person.kind() != PersonKind.FAMILY) {
      wrongs.add(new Wrong("person", "is a professional; safe contact is for family members"));
    }
    if (record.email() && person.email() == null) {
      wrongs.add(new Wrong("email", "cannot be safe while no e-mail address is recorded"));
    }
    if (record.text() && person.mobile() == null) {
      wrongs.add(new Wrong("text", "cannot be safe while no mobile number is recorded"));
    }
    if (!record.from().isBefore(record.until())) {
      wrongs.add(
          new Wrong("until", "must be later in the day than the time from which it is safe"));
    }
    if (record.verifiedOn().isAfter(today)) {
      wrongs.add(new Wrong("verifiedOn", "is in the future"));
    }
    var language = record.language();
    if (Boolean.FALSE.equals(record.readsEnglish()) && (language == null || language.isEnglish())) {
      wrongs.add(new Wrong("language", "is needed to find somebody who can tell them"));
    }
    return wrongs;
  }

  /** What is written down about somebody, as it was typed. */
  public record Details(
      String name,
      @Nullable String agency,
      @Nullable String email,
      @Nullable String mobile,
      boolean confidentialAddress) {}

  /**
   * Settings.
   *
   * @param allowDramaNumbers whether Ofcom's numbers for drama are let in, for demonstrations
   */
  @ConfigurationProperties("membership")
  record Settings(boolean allowDramaNumbers) {}
}
