package uk.coregroups.membership.restriction;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.apart.Restrictions;
import uk.coregroups.events.carrier.Outbox;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.membership.CoreGroupOpened;
import uk.coregroups.events.membership.CoreGroupRestricted;
import uk.coregroups.membership.coregroup.CoreGroupStore;

/**
 * Closes a group to all staff but those who are named, names others, or opens it again.
 *
 * <p>Whoever does it is always among the named, so that a group never closes to everybody.
 */
@Service
class RestrictGroup {

  private static final int LONGEST_REASON = 500;
  private static final int MOST_NAMED = 50;
  private static final String NOT_KNOWN = "This core group is not known here.";

  private final CoreGroupStore groups;
  private final Restrictions restrictions;
  private final RestrictionStore record;
  private final Outbox outbox;

  RestrictGroup(
      CoreGroupStore groups, Restrictions restrictions, RestrictionStore record, Outbox outbox) {
    this.groups = groups;
    this.restrictions = restrictions;
    this.record = record;
    this.outbox = outbox;
  }

  /** Closes it, or changes for whom it is open. */
  @Transactional
  public Outcome<List<String>> restrict(Asked asked, List<String> named) {
    if (groups.lock(asked.group, asked.partnership).isEmpty()) {
      return Outcome.unknown(NOT_KNOWN);
    }
    if (isNoReason(asked.why)) {
      return Outcome.refused("why", "must say why, for the record, in at most 500 characters");
    }
    var accounts = new LinkedHashSet<String>();
    accounts.add(Restrictions.account(asked.by));
    named.stream().map(Restrictions::account).filter(one -> !one.isEmpty()).forEach(accounts::add);
    if (accounts.size() > MOST_NAMED) {
      return Outcome.refused("accounts", "must be at most 50");
    }
    var openTo = List.copyOf(accounts);
    restrictions.close(asked.group, asked.partnership, openTo);
    record.remember(asked, openTo);
    outbox.tell(asked.partnership, new CoreGroupRestricted(asked.group, openTo));
    return Outcome.done(openTo);
  }

  /** Opens it to all staff of the partnership again. */
  @Transactional
  public Outcome<List<String>> lift(Asked asked) {
    if (groups.lock(asked.group, asked.partnership).isEmpty()) {
      return Outcome.unknown(NOT_KNOWN);
    }
    if (restrictions.of(asked.group).isEmpty()) {
      return Outcome.refused("coreGroup", "is not restricted");
    }
    if (isNoReason(asked.why)) {
      return Outcome.refused("why", "must say why, for the record, in at most 500 characters");
    }
    restrictions.open(asked.group);
    record.remember(asked, List.of());
    outbox.tell(asked.partnership, new CoreGroupOpened(asked.group));
    return Outcome.done(List.of());
  }

  private static boolean isNoReason(String why) {
    return why.isBlank() || why.length() > LONGEST_REASON;
  }

  /** Who asks for it, about which group, and why. */
  record Asked(CoreGroupId group, PartnershipId partnership, String why, String by, Instant now) {}
}
