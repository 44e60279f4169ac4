package uk.coregroups.scheduling.today;

import java.time.LocalDate;
import java.util.EnumSet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.ObligationId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.scheduling.duty.ConferenceDuties;
import uk.coregroups.scheduling.obligation.Kind;
import uk.coregroups.scheduling.obligation.Obligation;
import uk.coregroups.scheduling.obligation.Obligation.Settled;
import uk.coregroups.scheduling.obligation.ObligationStore;
import uk.coregroups.scheduling.obligation.Obligations;
import uk.coregroups.scheduling.roster.RosterStore;

/** Settles what a person must say was done, for nothing else in the suite can know of it. */
@Service
class SettleByHand {

  private final ObligationStore store;
  private final Obligations obligations;
  private final RosterStore roster;
  private final ConferenceDuties duties;

  SettleByHand(
      ObligationStore store, Obligations obligations, RosterStore roster, ConferenceDuties duties) {
    this.store = store;
    this.obligations = obligations;
    this.roster = roster;
    this.duties = duties;
  }

  @Transactional
  public Outcome<String> settle(
      ObligationId id, PartnershipId partnership, LocalDate on, LocalDate today) {
    var found = store.find(id, partnership).filter(Obligation::isOpen);
    if (found.isEmpty()) {
      return Outcome.unknown("This is not owed, or not known here.");
    }
    var owed = found.get();
    if (!owed.kind().isByHand()) {
      return Outcome.refused("obligation", "is settled by what happens, not by hand");
    }
    if (on.isAfter(today)) {
      return Outcome.refused("on", "is in the future");
    }
    if (on.isBefore(owed.anchorOn()) && !owed.dueOn().isBefore(owed.anchorOn())) {
      return Outcome.refused("on", "is before what it was counted from");
    }
    obligations.settle(owed.about(), EnumSet.of(owed.kind()), on, Settled.MET);
    if (owed.kind() == Kind.CONFERENCE_RECORD) {
      duties.recordSent(owed.about(), on, roster.group(owed.coreGroup()).orElseThrow(), today);
    }
    return Outcome.done("settled");
  }
}
