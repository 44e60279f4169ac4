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
    byKey(
        "person",
        "kind",
        partnership,
        (key, id, kind) ->
            known.people.put(key, new Someone(id, false, PersonKind.valueOf((String) kind))));
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
