package uk.coregroups.membership.merge;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.carrier.Outbox;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Outcome.Wrong;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.ContactMerged;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.membership.PersonMerged;
import uk.coregroups.membership.coregroup.CoreGroupStore;
import uk.coregroups.membership.coregroup.Member;
import uk.coregroups.membership.need.TellNeeds;
import uk.coregroups.membership.person.Person;
import uk.coregroups.membership.person.PersonStore;

/**
 * Makes one record of two of the same person: seats, teams, schools and moves of school are the
 * other's from now on, and the neighbours' invitations and letters follow.
 *
 * <p>Seats that overlap become one. How the person is reached is never united: the one record's
 * ways are kept whole, and where a family member has said what is safe, a person must choose which.
 */
@Service
class MergePeople {

  private final MergeStore store;
  private final CoreGroupStore groups;
  private final PersonStore people;
  private final TellNeeds tellNeeds;
  private final Outbox outbox;
  private final Clock clock;

  MergePeople(
      MergeStore store,
      CoreGroupStore groups,
      PersonStore people,
      TellNeeds tellNeeds,
      Outbox outbox,
      Clock clock) {
    this.store = store;
    this.groups = groups;
    this.people = people;
    this.tellNeeds = tellNeeds;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Answers with the record that stays. */
  @Transactional
  public Outcome<Person> merge(Merge one, LocalDate today) {
    store.lock(one);
    var goes = people.find(one.goes(), one.partnership());
    var stays = people.find(one.stays(), one.partnership());
    if (goes.isEmpty() || stays.isEmpty()) {
      return Outcome.unknown("This person is not known here.");
    }
    var wrongs = wrongs(one, goes.get(), stays.get());
    if (!wrongs.isEmpty()) {
      return new Outcome.Refused<>(wrongs);
    }
    var reachedAs = Objects.requireNonNullElse(one.reach(), one.stays());
    var known = store.groupsOf(one);
    known.forEach(group -> groups.lock(group, one.partnership()));
    store.passOn(one);
    store.belong(one);
    store.deputise(one);
    store.lead(one, clock.instant());
    if (reachedAs.equals(one.goes())) {
      store.reachAsTheOther(one);
    }
    var facts =
        known.stream().map(group -> sit(group, one, reachedAs, stays.get().kind(), today)).toList();
    var after = people.find(one.stays(), one.partnership()).orElseThrow();
    outbox.tell(
        one.partnership(), List.of(after.contact(), new ContactMerged(one.goes(), one.stays())));
    outbox.tell(one.partnership(), facts);
    groups.seatsPast(one.stays(), one.partnership(), today).stream()
        .map(Member::coreGroup)
        .distinct()
        .forEach(group -> tellNeeds.tell(group, one.partnership(), one.stays()));
    return Outcome.done(after);
  }

  private PersonMerged sit(
      CoreGroupId group, Merge one, PersonId reachedAs, PersonKind kind, LocalDate today) {
    var theirs =
        groups.members(group).stream()
            .filter(
                member -> member.person().equals(one.goes()) || member.person().equals(one.stays()))
            .toList();
    var seats = OneSeat.of(theirs, one.stays(), today);
    seats.forEach(seat -> store.sit(seat, one));
    return new PersonMerged(
        group,
        one.goes(),
        one.stays(),
        reachedAs,
        seats.stream().map(seat -> seat.asTold(kind)).toList());
  }

  private static List<Wrong> wrongs(Merge one, Person goes, Person stays) {
    if (goes.id().equals(stays.id())) {
      return List.of(new Wrong("into", "is this same record"));
    }
    var wrongs = new ArrayList<Wrong>();
    if (!goes.id().equals(one.goes()) || !stays.id().equals(one.stays())) {
      wrongs.add(new Wrong("into", "was merged with another a moment ago; look at them again"));
    }
    if (goes.kind() != stays.kind()) {
      wrongs.add(new Wrong("into", "is not the same kind: one is family, one a professional"));
    }
    var reach = one.reach();
    if (reach == null && (goes.safeContact() != null || stays.safeContact() != null)) {
      wrongs.add(new Wrong("reach", "must be chosen: whose answer about what is safe stands"));
    }
    if (reach != null && !reach.equals(one.goes()) && !reach.equals(one.stays())) {
      wrongs.add(new Wrong("reach", "must be one of the two"));
    }
    return wrongs;
  }
}
