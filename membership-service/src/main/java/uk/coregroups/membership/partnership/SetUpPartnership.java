package uk.coregroups.membership.partnership;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.TeamId;

/** Sets up a partnership and its teams. */
@Service
class SetUpPartnership {

  private static final int LONGEST_NAME = 100;
  private static final int SMALLEST = 3;
  private static final int LARGEST = 100;

  private final PartnershipStore partnerships;
  private final KeepTeam keepTeam;
  private final RoleStore roles;

  SetUpPartnership(PartnershipStore partnerships, KeepTeam keepTeam, RoleStore roles) {
    this.partnerships = partnerships;
    this.keepTeam = keepTeam;
    this.roles = roles;
  }

  @Transactional
  public Outcome<PartnershipId> setUp(PartnershipId id, String name) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      return Outcome.refused("name", "must be the partnership's name, in at most 100 characters");
    }
    partnerships.save(id, name.strip());
    return Outcome.done(id);
  }

  @Transactional
  public Outcome<Team> team(
      PartnershipId partnership, TeamId id, String name, @Nullable PersonId manager) {
    if (!partnerships.exists(partnership)) {
      return Outcome.unknown("This partnership has not been set up.");
    }
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      return Outcome.refused("name", "must be the team's name, in at most 100 characters");
    }
    boolean taken =
        partnerships.teams(partnership).stream()
            .anyMatch(
                other -> !other.id().equals(id) && other.name().equalsIgnoreCase(name.strip()));
    if (taken) {
      return Outcome.refused("name", "is another team's name already");
    }
    if (manager != null && !partnerships.knows(manager, partnership)) {
      return Outcome.refused("manager", "must be a professional who is known here");
    }
    var team = new Team(id, name.strip(), manager);
    return keepTeam.keep(team, partnership)
        ? Outcome.done(team)
        : Outcome.unknown("This team is not known here.");
  }

  /** How many members a group may have before it is called large. */
  @Transactional
  public Outcome<Integer> callLarge(PartnershipId partnership, int members) {
    if (members < SMALLEST || members > LARGEST) {
      return Outcome.refused("members", "must be from 3 to 100");
    }
    roles.callLarge(partnership, members);
    return Outcome.done(members);
  }
}
