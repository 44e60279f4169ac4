package uk.coregroups.membership.mine;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.SchoolMoveId;
import uk.coregroups.membership.child.ChildName;
import uk.coregroups.membership.child.ChildStore;
import uk.coregroups.membership.mine.MineStore.Mine;
import uk.coregroups.membership.reading.ReadingStore;
import uk.coregroups.membership.reading.What;
import uk.coregroups.membership.schoolmove.SchoolMove;
import uk.coregroups.membership.schoolmove.SchoolMoveStore;

/** A member's own groups, over HTTP. Nobody else's are ever in the answer. */
@RestController
class MineApi {

  private final MineStore mine;
  private final SchoolMoveStore moves;
  private final ChildStore children;
  private final ReadingStore readings;
  private final Clock clock;

  MineApi(
      MineStore mine,
      SchoolMoveStore moves,
      ChildStore children,
      ReadingStore readings,
      Clock clock) {
    this.readings = readings;
    this.mine = mine;
    this.moves = moves;
    this.children = children;
    this.clock = clock;
  }

  @GetMapping("/mine")
  @Allowed(Role.MEMBER)
  Seen mine(Caller caller) {
    var groups = mine.groups(caller.people(), LocalDate.now(clock));
    readings.listed(
        groups.stream().map(Mine::coreGroup).toList(), What.MINE, caller, clock.instant());
    var told = moves.toldTo(caller.people());
    readings.listed(
        told.stream().map(SchoolMove::coreGroup).toList(), What.MINE, caller, clock.instant());
    return new Seen(groups, told.stream().map(this::joining).toList());
  }

  private Joining joining(SchoolMove move) {
    var child = children.find(move.child(), move.coreGroup()).orElseThrow();
    return new Joining(
        move.id(), move.reference(), child.called(), child.bornOn(), move.confirmedOn());
  }

  record Seen(List<Mine> groups, List<Joining> joining) {}

  /**
   * A child who is to join the school whose lead this is.
   *
   * @param confirmedOn the day the lead confirmed it, or was told
   */
  record Joining(
      SchoolMoveId move,
      String reference,
      ChildName child,
      @Nullable LocalDate bornOn,
      @Nullable LocalDate confirmedOn) {}
}
