package uk.coregroups.membership.schoolmove;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.SchoolId;
import uk.coregroups.membership.child.Child;
import uk.coregroups.membership.child.ChildStore;
import uk.coregroups.membership.coregroup.CoreGroupStore;
import uk.coregroups.membership.school.SchoolStore;

/**
 * Writes down where a child goes to school now. Moves that are still to come start from there;
 * those that began before today no longer count.
 */
@Service
public class CorrectSchool {

  private final CoreGroupStore groups;
  private final ChildStore children;
  private final SchoolStore schools;
  private final SchoolMoveStore moves;
  private final TellMoves tellMoves;

  CorrectSchool(
      CoreGroupStore groups,
      ChildStore children,
      SchoolStore schools,
      SchoolMoveStore moves,
      TellMoves tellMoves) {
    this.groups = groups;
    this.children = children;
    this.schools = schools;
    this.moves = moves;
    this.tellMoves = tellMoves;
  }

  /**
   * Corrects it.
   *
   * @param now the school; null if the child goes to none
   */
  @Transactional
  public Outcome<Child> correct(
      CoreGroupId group,
      PartnershipId partnership,
      ChildId child,
      @Nullable SchoolId now,
      LocalDate today) {
    var found = groups.lock(group, partnership).flatMap(any -> children.find(child, group));
    if (found.isEmpty()) {
      return Outcome.unknown("This child is not known here.");
    }
    if (!found.get().isBorn()) {
      return Outcome.refused("child", "is not born yet");
    }
    if (now != null) {
      var school = schools.find(now, partnership);
      if (school.isEmpty()) {
        return Outcome.refused("school", "is not in the list of schools; add it first");
      }
      if (school.get().isClosedOn(today)) {
        return Outcome.refused("school", "has closed");
      }
    }
    var open = moves.lockOpenOf(child);
    if (now != null && open.stream().anyMatch(move -> now.equals(move.to()))) {
      return Outcome.refused(
          "school", "is where the child is to move; record there that the new school knows");
    }
    children.goTo(child, now, today);
    for (var move : open) {
      var after = move.from(now);
      moves.change(after);
      tellMoves.tell(after);
    }
    return Outcome.done(found.get());
  }
}
