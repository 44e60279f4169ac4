package uk.coregroups.membership.retention;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.carrier.Outbox;
import uk.coregroups.events.membership.CoreGroupPurged;
import uk.coregroups.events.membership.RetentionClass;
import uk.coregroups.membership.retention.Purge.Counts;
import uk.coregroups.membership.retention.PurgeStore.Closed;

/**
 * Purges one class of one group's records, all of it or nothing. Killed in between, it begins anew;
 * run twice, it finds nothing the second time.
 */
@Service
class PurgeGroup {

  private final PurgeStore purges;
  private final RetentionStore retentions;
  private final Outbox outbox;

  PurgeGroup(PurgeStore purges, RetentionStore retentions, Outbox outbox) {
    this.purges = purges;
    this.retentions = retentions;
    this.outbox = outbox;
  }

  /** The working record, if its time is over. */
  @Transactional
  public void workingRecord(Closed found, LocalDate today) {
    purges
        .lock(found.group())
        .filter(closed -> isOver(closed, RetentionClass.WORKING_RECORD, today))
        .ifPresent(closed -> purge(closed, today));
  }

  private void purge(Closed closed, LocalDate today) {
    var group = closed.group();
    var forgotten = purges.nowhereElse(group);
    int moves = purges.deleteMoves(group);
    int children = purges.deleteChildren(group);
    int members = purges.deleteMembers(group);
    purges.deletePeople(forgotten);
    purges.deleteRestrictions(group);
    purges.markPurged(group, today);
    var retention = retentions.of(closed.partnership(), RetentionClass.WORKING_RECORD);
    var counts = new Counts(children, members, forgotten.size(), moves, 0);
    purges.insert(closed, retention, today, counts);
    outbox.tell(
        closed.partnership(),
        new CoreGroupPurged(group, RetentionClass.WORKING_RECORD, today, forgotten));
  }

  /** Who read the record, if the time of that is over. */
  @Transactional
  public void readings(Closed closed, LocalDate today) {
    if (isOver(closed, RetentionClass.READINGS, today)) {
      int readings = purges.deleteReadings(closed.group());
      var retention = retentions.of(closed.partnership(), RetentionClass.READINGS);
      purges.insert(closed, retention, today, new Counts(0, 0, 0, 0, readings));
    }
  }

  /** That letters were sent, if the time of that is over; notification keeps it, and is told. */
  @Transactional
  public void lettersSent(Closed closed, LocalDate today) {
    var retention = retentions.of(closed.partnership(), RetentionClass.LETTERS_SENT);
    if (isOver(closed, RetentionClass.LETTERS_SENT, today)
        && purges.insert(closed, retention, today, Counts.NONE)) {
      outbox.tell(
          closed.partnership(),
          new CoreGroupPurged(closed.group(), RetentionClass.LETTERS_SENT, today, List.of()));
    }
  }

  private boolean isOver(Closed closed, RetentionClass record, LocalDate today) {
    return today.isAfter(retentions.of(closed.partnership(), record).keptUntil(closed.closedOn()));
  }
}
