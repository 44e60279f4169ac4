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
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.membership.coregroup.CoreGroupStore;
import uk.coregroups.membership.coregroup.Farewell;
import uk.coregroups.membership.coregroup.Member;
import uk.coregroups.membership.coregroup.Seats;
import uk.coregroups.membership.partnership.KeepTeam;
import uk.coregroups.membership.person.Person;
import uk.coregroups.membership.person.PersonStore;
import uk.coregroups.membership.schoolmove.PassOnMoves;

/**
 * Replaces one professional by another in every group in which they sit, all or none.
 *
 * <p>The successor sits down before the other gets up, so that no group is without a lead social
 * worker. Where the successor sits already, the other only leaves, and not before the successor is
 * there. An end that was recorded for the other comes forward to the day. Schools, moves of school
 * and teams pass on at once: they have no day of their own.
 */
@Service
class ReplaceProfessional {

  private static final int AHEAD_DAYS = 90;

  private final CoreGroupStore groups;
  private final PersonStore people;
  private final Seats seats;
  private final PassOnMoves moves;
  private final KeepTeam teams;

  ReplaceProfessional(
      CoreGroupStore groups, PersonStore people, Seats seats, PassOnMoves moves, KeepTeam teams) {
    this.groups = groups;
    this.people = people;
    this.seats = seats;
    this.moves = moves;
    this.teams = teams;
  }

  @Transactional
  public Outcome<Replaced> replace(Replacement one, LocalDate today) {
    var leaving = people.find(one.leaving(), one.partnership());
    if (leaving.isEmpty()) {
      return Outcome.unknown("This person is not known here.");
    }
    var wrongs = wrongs(one, leaving.get(), today);
    if (!wrongs.isEmpty()) {
      return new Outcome.Refused<>(wrongs);
    }
    var passings =
        groups.seatsPast(one.leaving(), one.partnership(), one.from()).stream()
            .map(seat -> passing(seat, one))
            .toList();
    var inTheWay = passings.stream().map(Passing::wrong).flatMap(Optional::stream).toList();
    if (!inTheWay.isEmpty()) {
      return new Outcome.Refused<>(inTheWay);
    }
    passings.forEach(passing -> pass(passing, one.farewell()));
    moves.passOn(one.leaving(), one.successor(), one.partnership(), today);
    teams.passOn(one.leaving(), one.successor(), one.partnership());
    return Outcome.done(new Replaced(passings.size()));
  }

  private List<Wrong> wrongs(Replacement one, Person leaving, LocalDate today) {
    var wrongs = new ArrayList<>(one.farewell().wrongs());
    if (leaving.kind() == PersonKind.FAMILY) {
      wrongs.add(new Wrong("person", "is a family member, whom nobody replaces"));
    }
    if (one.successor().equals(one.leaving())) {
      wrongs.add(new Wrong("successor", "is the same person"));
    } else if (people
        .find(one.successor(), one.partnership())
        .filter(successor -> successor.kind() == PersonKind.PROFESSIONAL)
        .isEmpty()) {
      wrongs.add(new Wrong("successor", "must be a professional who is known here"));
    }
    if (one.from().isAfter(today.plusDays(AHEAD_DAYS))) {
      wrongs.add(new Wrong("from", "is more than 90 days away; check the date"));
    }
    return wrongs;
  }

  private Passing passing(Member seat, Replacement one) {
    var group = groups.lock(seat.coreGroup(), one.partnership()).orElseThrow();
    return Passing.of(group, seat, groups.members(group.id()), one);
  }

  private void pass(Passing one, Farewell farewell) {
    if (one.sitsAlready().isEmpty()) {
      var member =
          new Member(
              MemberId.fresh(),
              one.group().id(),
              one.successor(),
              one.seat().role(),
              one.from(),
              null);
      seats.take(one.group(), member, PersonKind.PROFESSIONAL);
    }
    seats.leave(one.group(), one.seat(), one.leavesOn(), farewell);
  }
}
