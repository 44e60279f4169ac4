package uk.coregroups.notification.purge;

import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.membership.CoreGroupPurged;
import uk.coregroups.notification.task.Task;
import uk.coregroups.notification.task.TaskStore;

/**
 * Purges what is kept here of a closed group, in one transaction for each.
 *
 * <p>While a letter is on its way or somebody has something to do, nothing goes: a task asks a
 * person, and once they have answered, the rest is over and the records go in the next round. What
 * waits has its address until then.
 */
@Service
public class FollowPurges {

  private final PurgeStore purges;
  private final TaskStore tasks;

  FollowPurges(PurgeStore purges, TaskStore tasks) {
    this.purges = purges;
    this.tasks = tasks;
  }

  @Transactional
  public void purged(CoreGroupPurged purged, PartnershipId partnership, Instant now) {
    switch (purged.record()) {
      case WORKING_RECORD -> {
        purges.await(purged, partnership);
        letGo(purged.coreGroup(), now);
      }
      case LETTERS_SENT -> purges.deleteEvidence(purged.coreGroup());
      case READINGS -> {} // only membership keeps these
    }
  }

  /** Lets go of a group that waits, if nothing is open any more. */
  @Transactional
  public void letGo(CoreGroupId group, Instant now) {
    var waiting = purges.lock(group);
    if (waiting.isEmpty()) {
      return;
    }
    var forgotten = waiting.get().forgotten();
    boolean mustAsk = purges.isAnythingOpen(group, forgotten) && !purges.isDecided(group);
    if (purges.isSending(group) || mustAsk) {
      ask(group, waiting.get().partnership(), now);
      return;
    }
    purges.settleTheRest(group, forgotten, now);
    purges.delete(group, forgotten);
  }

  private void ask(CoreGroupId group, PartnershipId partnership, Instant now) {
    if (!purges.isDecided(group)) {
      tasks.open(
          Task.of(Task.Kind.PURGE_WAITS, group.value(), partnership, group, null, null, now));
    }
  }
}
