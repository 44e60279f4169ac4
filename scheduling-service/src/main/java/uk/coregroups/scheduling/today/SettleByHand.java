package uk.coregroups.scheduling.today;

import java.time.LocalDate;
import java.util.EnumSet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.ObligationId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.scheduling.obligation.Kind;
import uk.coregroups.scheduling.obligation.Obligation.Settled;
import uk.coregroups.scheduling.obligation.ObligationStore;
import uk.coregroups.scheduling.obligation.Obligations;

/** Settles what nothing else in the suite can know of: that the school file has arrived. */
@Service
class SettleByHand {

  private final ObligationStore store;
  private final Obligations obligations;

  SettleByHand(ObligationStore store, Obligations obligations) {
    this.store = store;
    this.obligations = obligations;
  }

  @Transactional
  public Outcome<String> settle(ObligationId id, PartnershipId partnership, LocalDate today) {
    var owed = store.find(id, partnership).filter(one -> one.isOpen());
    if (owed.isEmpty()) {
      return Outcome.unknown("This is not owed, or not known here.");
    }
    if (owed.get().kind() != Kind.TRANSFER_FILE) {
      return Outcome.refused("obligation", "is settled by what happens, not by hand");
    }
    obligations.settle(owed.get().about(), EnumSet.of(Kind.TRANSFER_FILE), today, Settled.MET);
    return Outcome.done("settled");
  }
}
