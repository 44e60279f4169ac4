package uk.coregroups.membership.retention;

import java.time.Instant;
import java.util.ArrayList;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Outcome.Wrong;
import uk.coregroups.events.ids.PartnershipId;

/** A partnership says how long it keeps a class of record, and by whose rule. */
@Service
class SetRetention {

  /** A hundred years. */
  private static final int LONGEST = 1200;

  private static final int LONGEST_SOURCE = 300;

  private final RetentionStore retentions;

  SetRetention(RetentionStore retentions) {
    this.retentions = retentions;
  }

  @Transactional
  public Outcome<Retention> set(
      PartnershipId partnership, Retention retention, String by, Instant now) {
    var wrongs = new ArrayList<Wrong>();
    if (retention.months() < 0 || retention.months() > LONGEST) {
      wrongs.add(new Wrong("months", "must be between 0 and 1200"));
    }
    if (retention.source().isBlank() || retention.source().length() > LONGEST_SOURCE) {
      wrongs.add(new Wrong("source", "must say whose rule it is, in at most 300 characters"));
    }
    if (!wrongs.isEmpty()) {
      return new Outcome.Refused<>(wrongs);
    }
    retentions.set(partnership, retention, by, now);
    return Outcome.done(retention);
  }
}
