package uk.coregroups.scheduling.purge;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.membership.CoreGroupPurged;
import uk.coregroups.events.membership.RetentionClass;
import uk.coregroups.scheduling.roster.RosterGroup;
import uk.coregroups.scheduling.roster.RosterStore;
import uk.coregroups.scheduling.task.Task;
import uk.coregroups.scheduling.task.TaskStore;

/**
 * Purges what is kept here of a closed group, in one transaction for each.
 *
 * <p>While something in it is open, nothing goes: a task asks a person, and once they have said
 * what became of it, the rest is over and the records go in the next round.
 */
@Service
public class FollowPurges {

  private final PurgeStore purges;
  private final RosterStore roster;
  private final TaskStore tasks;

  FollowPurges(PurgeStore purges, RosterStore roster, TaskStore tasks) {
    this.purges = purges;
    this.roster = roster;
    this.tasks = tasks;
  }

  @Transactional
  public void purged(
      CoreGroupPurged purged, PartnershipId partnership, LocalDate today, Instant now) {
    if (purged.record() == RetentionClass.WORKING_RECORD
        && roster.group(purged.coreGroup(), partnership).isPresent()) {
      purges.await(purged.coreGroup(), partnership, purged.on());
      letGo(purged.coreGroup(), today, now);
    }
  }

  /** Lets go of a group that waits, if nothing is open any more. */
  @Transactional
  public void letGo(CoreGroupId id, LocalDate today, Instant now) {
    var waiting = purges.lock(id).flatMap(any -> roster.group(id));
    if (waiting.isEmpty()) {
      return;
    }
    var group = waiting.get();
    if (purges.isAnythingOpen(id) && !purges.isDecided(id)) {
      ask(group, now);
      return;
    }
    purges.settleTheRest(id, today);
    purges.delete(id);
    purges.strip(id);
    purges.over(id, today);
  }

  private void ask(RosterGroup group, Instant now) {
    tasks.open(
        Task.Kind.PURGE_WAITS,
        group.partnership(),
        group.id(),
        group.id().value(),
        group.reference(),
        now);
  }
}
