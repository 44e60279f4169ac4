package uk.coregroups.membership.intake;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import uk.coregroups.events.carrier.Outbox;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.TeamId;
import uk.coregroups.events.membership.ContactsBrought;
import uk.coregroups.membership.coregroup.Replay;
import uk.coregroups.membership.partnership.PartnershipStore;
import uk.coregroups.membership.partnership.Team;
import uk.coregroups.membership.person.TellContact;
import uk.coregroups.membership.scrutiny.Scrutiny;

/**
 * What the neighbours hear of an intake: how people are reached who are new or reached otherwise,
 * and each group that is new or not as it was, as a replay would tell it.
 */
@Service
class Telling {

  /** So few that the fact fits into a page of the outbox. */
  private static final int PEOPLE_IN_A_FACT = 30;

  private static final int FACTS_AT_ONCE = 50;

  private final JdbcTemplate jdbc;
  private final Outbox outbox;
  private final PartnershipStore partnerships;
  private final TellContact tellContact;
  private final Loading loading;
  private final Replay replay;

  Telling(
      JdbcTemplate jdbc,
      Outbox outbox,
      PartnershipStore partnerships,
      TellContact tellContact,
      Loading loading,
      Replay replay) {
    this.jdbc = jdbc;
    this.outbox = outbox;
    this.partnerships = partnerships;
    this.tellContact = tellContact;
    this.loading = loading;
    this.replay = replay;
  }

  /** What is told of new groups; it is being put into words from now on, some thousands ahead. */
  Iterator<Outbox.First> newGroups(PartnershipId partnership, Scrutiny scrutiny) {
    return scrutiny.newGroups(
        managers(partnership), loading.adopted(), facts -> outbox.first(partnership, facts));
  }

  void tell(
      UUID intake, PartnershipId partnership, LocalDate today, Iterator<Outbox.First> newGroups) {
    newPeople(intake, partnership);
    // What is left is looked up group by group and person by person, and not by joining tables.
    jdbc.execute("set local enable_nestloop = on");
    tellContact.of(loading.changedPeople(), partnership);
    newGroups.forEachRemaining(outbox::tell);
    replay.these(loading.changedGroups(), partnership, today);
  }

  private void newPeople(UUID intake, PartnershipId partnership) {
    try (var people = loading.newPeople()) {
      people
          .gather(Gatherers.windowFixed(PEOPLE_IN_A_FACT))
          .map(some -> new ContactsBrought(intake, some))
          .gather(Gatherers.windowFixed(FACTS_AT_ONCE))
          .forEach(facts -> outbox.tell(partnership, facts));
    }
  }

  private Map<TeamId, PersonId> managers(PartnershipId partnership) {
    return partnerships.teams(partnership).stream()
        .filter(team -> team.manager() != null)
        .collect(Collectors.toMap(Team::id, Team::manager));
  }
}
