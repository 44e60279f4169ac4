package uk.coregroups.membership.history;

import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.carrier.Outbox;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.membership.HistoryShared;
import uk.coregroups.membership.coregroup.CoreGroupStore;

/**
 * Records whether a member may see what was before they joined. Nobody may until the chair has said
 * so, and it can be taken back.
 */
@Service
class ShareHistory {

  private final CoreGroupStore groups;
  private final HistoryStore history;
  private final Outbox outbox;

  ShareHistory(CoreGroupStore groups, HistoryStore history, Outbox outbox) {
    this.groups = groups;
    this.history = history;
    this.outbox = outbox;
  }

  @Transactional
  public Outcome<MemberId> share(
      CoreGroupId id,
      PartnershipId partnership,
      MemberId memberId,
      boolean shared,
      LocalDate today,
      String by) {
    var found = groups.lock(id, partnership);
    var member = groups.members(id).stream().filter(one -> one.id().equals(memberId)).findFirst();
    if (found.isEmpty() || member.isEmpty()) {
      return Outcome.unknown("This member is not known here.");
    }
    var until = member.get().until();
    if (shared && until != null && !until.isAfter(today)) {
      return Outcome.refused("member", "has left and sees nothing of this family");
    }
    history.share(member.get(), shared, today, by);
    outbox.tell(partnership, new HistoryShared(id, memberId, shared));
    return Outcome.done(memberId);
  }
}
