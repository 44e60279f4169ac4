package uk.coregroups.scheduling.round;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.scheduling.obligation.Ladder;
import uk.coregroups.scheduling.obligation.Obligation;
import uk.coregroups.scheduling.obligation.Party;
import uk.coregroups.scheduling.obligation.Rung;
import uk.coregroups.scheduling.obligation.RungRecord;
import uk.coregroups.scheduling.obligation.RungRecord.Outcome;
import uk.coregroups.scheduling.timetable.WorkingDays;

/**
 * What is to be said about one obligation today.
 *
 * <p>A rung slept through is said late to those who have heard nothing of the obligation since, and
 * skipped for the others. One whose moment has gone is recorded as expired.
 *
 * @param records the rungs to put on record, the highest first
 */
record Climb(Obligation owed, List<RungRecord> records) {

  static Climb of(
      Obligation owed,
      Map<Rung, Set<PersonId>> onRecord,
      Map<Party, List<PersonId>> people,
      LocalDate today,
      Instant now,
      WorkingDays days) {
    var records = new ArrayList<RungRecord>();
    var heard = new HashSet<PersonId>();
    for (var rung : Ladder.of(owed.kind()).reached(owed, onRecord.keySet(), today, days)) {
      if (owed.overAt() != null && !now.isBefore(owed.overAt())) {
        records.add(record(owed, rung, today, Outcome.EXPIRED, Set.of()));
        continue;
      }
      var receivers = new LinkedHashSet<PersonId>();
      rung.parties().forEach(party -> receivers.addAll(people.getOrDefault(party, List.of())));
      boolean somebody = !receivers.isEmpty();
      receivers.removeAll(heard);
      receivers.removeAll(toldHigher(rung, onRecord));
      heard.addAll(receivers);
      boolean skipped = somebody && receivers.isEmpty();
      records.add(
          record(owed, rung, today, skipped ? Outcome.SKIPPED : Outcome.REACHED, receivers));
    }
    return new Climb(owed, records);
  }

  private static Set<PersonId> toldHigher(Rung rung, Map<Rung, Set<PersonId>> onRecord) {
    var told = new HashSet<PersonId>();
    onRecord.forEach((other, people) -> {
      if (other.compareTo(rung) > 0) {
        told.addAll(people);
      }
    });
    return told;
  }

  private static RungRecord record(
      Obligation owed, Rung rung, LocalDate today, Outcome outcome, Set<PersonId> told) {
    return new RungRecord(owed.id(), rung, today, outcome, told);
  }

  /** The rungs of which somebody is to hear. */
  List<RungRecord> toTell() {
    return records.stream().filter(one -> !one.told().isEmpty()).toList();
  }

  /** Whether a rung was reached and nobody fills the part that should hear of it. */
  boolean foundNobody() {
    return records.stream()
        .anyMatch(one -> one.outcome() == Outcome.REACHED && one.told().isEmpty());
  }

  boolean reached(Rung rung) {
    return records.stream().anyMatch(one -> one.rung() == rung && one.outcome() == Outcome.REACHED);
  }
}
