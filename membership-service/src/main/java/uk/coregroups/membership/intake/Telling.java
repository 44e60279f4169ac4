package uk.coregroups.membership.intake;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import uk.coregroups.events.carrier.FactTypes;
import uk.coregroups.events.carrier.Outbox;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.TeamId;
import uk.coregroups.membership.coregroup.Replay;
import uk.coregroups.membership.partnership.PartnershipStore;
import uk.coregroups.membership.partnership.Team;
import uk.coregroups.membership.person.TellContact;
import uk.coregroups.membership.scrutiny.Scrutiny;

/**
 * What the neighbours hear of an intake: each person who is new or reached otherwise, and each
 * group that is new or not as it was, as a replay would tell it. What is new has no history and is
 * much: those facts are laid out in a table too, or written by the database from what is.
 */
@Service
class Telling {

  private static final String NEW_PEOPLE =
      "select 'contact', id, 1::bigint from s_person where fresh";

  /** A person who is new has no record of safe contact, and nothing is sent to a parent. */
  private static final String CONTACTS =
      """
      select id as stream, 1 as number, 'contact.contact-changed.v1' as type, false as restates,
        '{"person":"' || id || '","kind":"' || kind || '"'
          || case kind when 'PROFESSIONAL' then ',"name":' || to_json(name)::text else '' end
          || coalesce(',"email":' || to_json(email)::text, '')
          || coalesce(',"mobile":' || to_json(mobile)::text, '')
          || ',"confidentialAddress":' || confidential || '}' as body
      from s_person where fresh
      """;

  private static final String NEW_GROUPS =
      "select 'membership', stream, max(number) from s_fact group by stream order by stream";

  private final JdbcTemplate jdbc;
  private final Outbox outbox;
  private final FactTypes types;
  private final PartnershipStore partnerships;
  private final TellContact tellContact;
  private final Loading loading;
  private final Replay replay;

  Telling(
      JdbcTemplate jdbc,
      Outbox outbox,
      FactTypes types,
      PartnershipStore partnerships,
      TellContact tellContact,
      Loading loading,
      Replay replay) {
    this.jdbc = jdbc;
    this.outbox = outbox;
    this.types = types;
    this.partnerships = partnerships;
    this.tellContact = tellContact;
    this.loading = loading;
    this.replay = replay;
  }

  void tell(PartnershipId partnership, LocalDate today, Scrutiny scrutiny) {
    outbox.tellFirst(partnership, NEW_PEOPLE, CONTACTS);
    // What is left is looked up group by group and person by person, and not by joining tables.
    jdbc.execute("set local enable_nestloop = on");
    tellContact.of(loading.changedPeople(), partnership);
    scrutiny
        .newGroups(types, managers(partnership), loading.adopted())
        .forEach(facts -> {
          scrutiny.layOut(facts);
          outbox.tellFirst(partnership, NEW_GROUPS, "select * from s_fact");
          jdbc.execute("truncate s_fact");
        });
    replay.these(loading.changedGroups(), partnership, today);
  }

  private Map<TeamId, PersonId> managers(PartnershipId partnership) {
    return partnerships.teams(partnership).stream()
        .filter(team -> team.manager() != null)
        .collect(Collectors.toMap(Team::id, Team::manager));
  }
}
