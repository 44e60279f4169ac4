package uk.coregroups.membership.absence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.carrier.Outbox;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Outcome.Wrong;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.MemberAway;
import uk.coregroups.membership.absence.AbsenceStore.Recorded;
import uk.coregroups.membership.absence.AbsenceStore.Seat;
import uk.coregroups.membership.absence.AbsenceStore.Who;
import uk.coregroups.membership.person.EmailAddress;
import uk.coregroups.membership.person.Person;
import uk.coregroups.membership.person.PersonStore;

/**
 * Records that a professional is away, in one group or in all, and who comes in their place.
 *
 * <p>The deputy is a professional the partnership knows. Somebody whom two partnerships know is
 * away in both, all or none.
 */
@Service
class RecordAbsence {

  private final AbsenceStore absences;
  private final PersonStore people;
  private final Outbox outbox;
  private final Clock clock;

  RecordAbsence(AbsenceStore absences, PersonStore people, Outbox outbox, Clock clock) {
    this.absences = absences;
    this.people = people;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Says in how many groups. */
  @Transactional
  public Outcome<Integer> record(List<Who> professionals, Away away, String by, LocalDate today) {
    var wrongs = away.wrongs(today);
    var found = new ArrayList<Found>();
    for (var who : professionals) {
      var seats = absences.seats(who.person(), away);
      if (!seats.isEmpty()) {
        found.add(new Found(who, seats, deputy(who, away)));
      }
    }
    if (found.isEmpty()) {
      wrongs.add(new Wrong("coreGroup", "is none in which they sit on these days"));
    }
    found.forEach(one -> wrongs.addAll(wrong(one, away)));
    if (!wrongs.isEmpty()) {
      return new Outcome.Refused<>(wrongs.stream().distinct().toList());
    }
    found.forEach(one -> save(one, away, by));
    return Outcome.done(found.stream().mapToInt(one -> one.seats.size()).sum());
  }

  private Optional<Person> deputy(Who who, Away away) {
    return Optional.ofNullable(away.deputy())
        .flatMap(EmailAddress::of)
        .flatMap(mailbox -> people.professionalAt(mailbox, who.partnership()));
  }

  private List<Wrong> wrong(Found one, Away away) {
    var wrongs = new ArrayList<Wrong>();
    if (one.seats.stream().anyMatch(seat -> absences.overlaps(seat, away))) {
      wrongs.add(new Wrong("from", "overlaps with days that are on record; end those first"));
    }
    if (away.deputy() == null) {
      return wrongs;
    }
    if (one.deputy.isEmpty()) {
      wrongs.add(
          new Wrong("deputy", "is not the mailbox of a professional known here; add them first"));
    } else if (one.deputy.get().id().equals(one.who.person())) {
      wrongs.add(new Wrong("deputy", "is the same person"));
    } else if (sitsThere(one.deputy.get().id(), one.seats, away)) {
      wrongs.add(new Wrong("deputy", "is a member of one of these groups already"));
    }
    return wrongs;
  }

  private boolean sitsThere(PersonId deputy, List<Seat> seats, Away away) {
    var groups = absences.seats(deputy, away).stream().map(Seat::coreGroup).toList();
    return seats.stream().map(Seat::coreGroup).anyMatch(groups::contains);
  }

  private void save(Found one, Away away, String by) {
    var deputy = one.deputy.map(Person::id).orElse(null);
    var recorded = new Recorded(one.who.partnership(), by, clock.instant());
    for (var seat : one.seats) {
      absences.insert(seat, away, deputy, recorded);
      outbox.tell(recorded.partnership(), told(seat, away, deputy));
    }
  }

  private static MemberAway told(Seat seat, Away away, @Nullable PersonId deputy) {
    return new MemberAway(seat.coreGroup(), seat.member(), away.from(), away.until(), deputy);
  }

  private record Found(Who who, List<Seat> seats, Optional<Person> deputy) {}
}
