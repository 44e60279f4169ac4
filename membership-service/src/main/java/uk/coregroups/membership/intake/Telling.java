package uk.coregroups.membership.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.carrier.Outbox;
import uk.coregroups.events.clock.Round;
import uk.coregroups.events.clock.Waking;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.TeamId;
import uk.coregroups.events.membership.ContactsBrought;
import uk.coregroups.membership.coregroup.Replay;
import uk.coregroups.membership.intake.IntakeStore.Untold;
import uk.coregroups.membership.partnership.PartnershipStore;
import uk.coregroups.membership.partnership.Team;
import uk.coregroups.membership.person.TellContact;
import uk.coregroups.membership.scrutiny.Scrutiny;

/**
 * What the neighbours hear of an intake: how people are reached who are new or reached otherwise,
 * and each group that is new or not as it was, as a replay would tell it.
 */
@Service
class Telling implements Round {

  private static final Logger LOG = LoggerFactory.getLogger(Telling.class);

  /** After so long what is told of an intake is saved, or never will be. */
  private static final Duration A_MOMENT = Duration.ofMinutes(1);

  /** So few that the fact fits into a page of the outbox. */
  private static final int PEOPLE_IN_A_FACT = 30;

  private static final int FACTS_AT_ONCE = 50;

  private final JdbcTemplate jdbc;
  private final Outbox outbox;
  private final PartnershipStore partnerships;
  private final TellContact tellContact;
  private final Loading loading;
  private final Replay replay;
  private final IntakeStore intakes;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Telling(
      JdbcTemplate jdbc,
      Outbox outbox,
      PartnershipStore partnerships,
      TellContact tellContact,
      Loading loading,
      Replay replay,
      IntakeStore intakes,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.jdbc = jdbc;
    this.outbox = outbox;
    this.partnerships = partnerships;
    this.tellContact = tellContact;
    this.loading = loading;
    this.replay = replay;
    this.intakes = intakes;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** What is told of new groups, in words. */
  Stream<Outbox.First> newGroups(PartnershipId partnership, Scrutiny scrutiny) {
    return scrutiny.newGroups(
        managers(partnership), loading.adopted(), facts -> outbox.first(partnership, facts));
  }

  void tell(UUID intake, PartnershipId partnership, LocalDate today) {
    newPeople(intake, partnership);
    // What is left is looked up group by group and person by person, and not by joining tables.
    jdbc.execute("set local enable_nestloop = on");
    tellContact.of(loading.changedPeople(), partnership);
    replay.these(loading.changedGroups(), partnership, today);
  }

  /** Tells over again of groups of which nobody was told, for a process died as an intake ended. */
  @Override
  public void run() {
    Sight.HOUSE.run(() ->
        Round.forEach(
            intakes.untold(clock.instant(), A_MOMENT),
            one -> transaction.executeWithoutResult(_ -> tellAgain(one))));
  }

  @Override
  public Waking waking() {
    return new Waking.Every("intakes-not-told", A_MOMENT);
  }

  private void tellAgain(Untold one) {
    if (intakes.lock(one.id(), one.partnership()) && intakes.told(one.id(), clock.instant())) {
      LOG.warn("The groups of intake {} are told over again", one.id());
      replay.these(loading.groups(one.partnership()), one.partnership(), LocalDate.now(clock));
    }
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
