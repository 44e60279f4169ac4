package uk.coregroups.membership.scrutiny;

import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.membership.partnership.PartnershipStore;
import uk.coregroups.membership.scrutiny.Known.Family;
import uk.coregroups.membership.scrutiny.Known.Kid;
import uk.coregroups.membership.scrutiny.Known.Someone;

/** What a partnership knows by its case system's keys. */
@Repository
class KnownStore {

  private final JdbcClient jdbc;
  private final PartnershipStore partnerships;

  KnownStore(JdbcClient jdbc, PartnershipStore partnerships) {
    this.jdbc = jdbc;
    this.partnerships = partnerships;
  }

  Known of(PartnershipId partnership, long moment) {
    var known = new Known(moment);
    people(known, partnership);
    byKey(
        "core_group",
        "team",
        partnership,
        (key, id, team) -> known.families.put(key, new Family(id, false)));
    byKey(
        "child",
        "core_group",
        partnership,
        (key, id, group) -> known.children.put(key, new Kid(id, false, (UUID) group)));
    for (var team : partnerships.teams(partnership)) {
      known.teams.put(team.name().toLowerCase(Locale.UK), team.id().value());
    }
    for (var role : partnerships.roles(partnership)) {
      known.roles.put(role.label().toLowerCase(Locale.UK), role);
    }
    for (var role : partnerships.roles(partnership)) {
      known.roles.put(role.code().toLowerCase(Locale.UK), role);
    }
    jdbc.sql("select urn, id from school where urn is not null")
        .query(row -> {
          known.schools.put(row.getString("urn"), row.getObject("id", UUID.class));
        });
    jdbc.sql("select reference from core_group where partnership = :partnership")
        .param("partnership", partnership.value())
        .query(row -> {
          known.references.add(row.getString(1));
        });
    return known;
  }

  /** Whose record was merged into another is that other person. */
  private void people(Known known, PartnershipId partnership) {
    jdbc.sql(
            """
            select case_key, coalesce(merged_into, id) as id, kind, merged_into is not null as merged
            from person where partnership = :partnership and case_key is not null
            """)
        .param("partnership", partnership.value())
        .query(row -> {
          var id = row.getObject("id", UUID.class);
          var person = new Someone(id, false, PersonKind.valueOf(row.getString("kind")));
          person.merged = row.getBoolean("merged");
          known.people.put(row.getString("case_key"), person);
        });
  }

  private void byKey(String table, String also, PartnershipId partnership, Each each) {
    jdbc.sql(
            "select case_key, id, "
                + also
                + " from "
                + table
                + " where partnership = :partnership and case_key is not null")
        .param("partnership", partnership.value())
        .query(row -> {
          each.take(row.getString(1), row.getObject(2, UUID.class), row.getObject(3));
        });
  }

  private interface Each {
    void take(String key, UUID id, Object also);
  }
}
