package uk.coregroups.membership.succession;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Outcome.Wrong;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.membership.coregroup.CoreGroup;
import uk.coregroups.membership.coregroup.CoreGroupStore;
import uk.coregroups.membership.coregroup.Member;
import uk.coregroups.membership.coregroup.Seats;
import uk.coregroups.membership.person.Person;
import uk.coregroups.membership.person.PersonStore;
import uk.coregroups.membership.schoolmove.PassOnMoves;

/**
 * Replaces one professional by another in every group in which they sit, all or none.
 *
 * <p>The successor sits down before the other gets up, so that no group is without a lead social
 * worker. Where the successor sits already, the other only leaves. Schools and moves of school pass
 * on at once: they have no day of their own.
 */
@Service
class ReplaceProfessional {

  private static final int AHEAD_DAYS = 90;

  private final CoreGroupStore groups;
  private final PersonStore people;
  private final Seats seats;
  private final PassOnMoves moves;

  ReplaceProfessional(CoreGroupStore groups, PersonStore people, Seats seats, PassOnMoves moves) {
    this.groups = groups;
    this.people = people;
    this.seats = seats;
    this.moves = moves;
  }

  /** Says in how many groups somebody else sits now. */
  @Transactional
  public Outcome<Integer> replace(Replacement one, LocalDate today) {
    if (people.find(one.leaving(), one.partnership()).isEmpty()) {
      return Outcome.unknown("This person is not known here.");
    }
    var wrongs = wrongs(one, today);
    if (!wrongs.isEmpty()) {
      return new Outcome.Refused<>(wrongs);
    }
    var open = groups.openSeats(one.leaving(), one.partnership());
    open.forEach(seat -> pass(seat, one));
    moves.passOn(one.leaving(), one.successor(), one.partnership(), today);
    return Outcome.done(open.size());
  }

  private List<Wrong> wrongs(Replacement one, LocalDate today) {
    var wrongs = new ArrayList<>(one.farewell().wrongs());
    professional(one.leaving(), one.partnership())
        .ifPresentOrElse(
            leaving -> {},
            () -> wrongs.add(new Wrong("person", "is a family member, whom nobody replaces")));
    if (one.successor().equals(one.leaving())) {
      wrongs.add(new Wrong("successor", "is the same person"));
    } else if (professional(one.successor(), one.partnership()).isEmpty()) {
      wrongs.add(new Wrong("successor", "must be a professional who is known here"));
    }
    if (one.from().isAfter(today.plusDays(AHEAD_DAYS))) {
      wrongs.add(new Wrong("from", "is more than 90 days away; check the date"));
    }
    return wrongs;
  }

  private Optional<Person> professional(PersonId id, PartnershipId partnership) {
    return people.find(id, partnership).filter(one -> one.kind() == PersonKind.PROFESSIONAL);
  }

  private void pass(Member seat, Replacement one) {
    var group = groups.lock(seat.coreGroup(), one.partnership()).orElseThrow();
    var from = seat.from().isAfter(one.from()) ? seat.from() : one.from();
    if (!sitsAlready(one.successor(), group, from)) {
      seats.take(
          group,
          new Member(MemberId.fresh(), group.id(), one.successor(), seat.role(), from, null),
          PersonKind.PROFESSIONAL);
    }
    seats.leave(group, seat, from, one.farewell());
  }

  private boolean sitsAlready(PersonId person, CoreGroup group, LocalDate from) {
    return groups.members(group.id()).stream()
        .filter(member -> member.person().equals(person))
        .anyMatch(member -> member.until() == null || member.until().isAfter(from));
  }
}
