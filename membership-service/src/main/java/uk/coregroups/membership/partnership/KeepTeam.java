package uk.coregroups.membership.partnership;

import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.carrier.Outbox;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.TeamManagerChanged;

/** Keeps a team as it is to be; who answers for it now is told of every group it holds. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class KeepTeam {

  private final PartnershipStore partnerships;
  private final Outbox outbox;

  KeepTeam(PartnershipStore partnerships, Outbox outbox) {
    this.partnerships = partnerships;
    this.outbox = outbox;
  }

  /** A team, new or changed; says no if it is another partnership's. */
  boolean keep(Team team, PartnershipId partnership) {
    var before = partnerships.lock(team.id(), partnership);
    if (!partnerships.save(team, partnership)) {
      return false;
    }
    if (before.isPresent() && !Objects.equals(before.get().manager(), team.manager())) {
      outbox.tell(
          partnership,
          partnerships.lockGroups(team.id()).stream()
              .map(group -> new TeamManagerChanged(group, team.manager()))
              .toList());
    }
    return true;
  }

  /** Every team that one professional managed is another's from now on. */
  public void passOn(PersonId from, PersonId to, PartnershipId partnership) {
    partnerships.teams(partnership).stream()
        .filter(team -> from.equals(team.manager()))
        .forEach(team -> keep(new Team(team.id(), team.name(), to), partnership));
  }
}
