package uk.coregroups.membership.need;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.Need;
import uk.coregroups.events.membership.NeedKind;

/** Needs: the table {@code need}. */
@Repository
class NeedStore {

  private final JdbcClient jdbc;

  NeedStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Puts these needs in the place of all that were known. */
  void replace(
      PersonId person, PartnershipId partnership, List<Need> needs, String by, Instant now) {
    jdbc.sql("update person set needs_asked_at = :now where id = :person")
        .param("person", person.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql("delete from need where person = :person").param("person", person.value()).update();
    for (var need : needs) {
      jdbc.sql(
              """
              insert into need (person, partnership, kind, language, recorded_by)
              values (:person, :partnership, :kind, :language, :by)
              """)
          .param("person", person.value())
          .param("partnership", partnership.value())
          .param("kind", need.kind().name())
          .param("language", need.language())
          .param("by", by)
          .update();
    }
  }

  List<Need> of(PersonId person) {
    return jdbc.sql("select kind, language from need where person = :person order by kind")
        .param("person", person.value())
        .query((row, n) ->
            new Need(NeedKind.valueOf(row.getString("kind")), row.getString("language")))
        .list();
  }

  /** Whether anybody has asked this person yet. */
  boolean wasAsked(PersonId person) {
    return jdbc.sql(
            "select exists (select 1 from person where id = :person and needs_asked_at is not"
                + " null)")
        .param("person", person.value())
        .query(Boolean.class)
        .single();
  }

  /** The groups in which a person sits today or will. */
  List<CoreGroupId> groupsOf(PersonId person, LocalDate today) {
    return jdbc.sql(
            """
            select distinct core_group from member
            where person = :person and (until_day is null or until_day > :today)
            order by core_group
            """)
        .param("person", person.value())
        .param("today", today)
        .query((row, n) -> new CoreGroupId(row.getObject(1, UUID.class)))
        .list();
  }
}
