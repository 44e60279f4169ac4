package uk.coregroups.scheduling.need;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.membership.NeedsChanged;

/** Keeps what members need as membership tells it, at every meeting to which they are invited. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class FollowNeeds {

  private final NeedStore needs;
  private final Arrangements arrangements;

  FollowNeeds(NeedStore needs, Arrangements arrangements) {
    this.needs = needs;
    this.arrangements = arrangements;
  }

  public void changed(NeedsChanged changed, PartnershipId partnership) {
    needs.replace(changed, partnership);
    needs.meetings(changed.coreGroup(), changed.person()).forEach(arrangements::follow);
  }
}
