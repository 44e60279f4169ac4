package uk.coregroups.scheduling.need;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.NeedsChanged;

/** What members need: the table {@code roster_need}. */
@Repository
class NeedStore {

  private final JdbcClient jdbc;

  NeedStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Puts what a person needs in the place of all that was known. */
  void replace(NeedsChanged changed, PartnershipId partnership) {
    jdbc.sql("delete from roster_need where core_group = :group and person = :person")
        .param("group", changed.coreGroup().value())
        .param("person", changed.person().value())
        .update();
    for (var need : changed.needs()) {
      jdbc.sql(
              """
              insert into roster_need (core_group, partnership, person, kind, language)
              values (:group, :partnership, :person, :kind, :language)
              """)
          .param("group", changed.coreGroup().value())
          .param("partnership", partnership.value())
          .param("person", changed.person().value())
          .param("kind", need.kind().name())
          .param("language", need.language())
          .update();
    }
  }

  /** The meetings still in the diary of a group to which a person is invited. */
  List<MeetingId> meetings(CoreGroupId group, PersonId person) {
    return jdbc.sql(
            """
            select distinct m.id from meeting m join invitation i on i.meeting = m.id
            where m.core_group = :group and i.person = :person and i.withdrawn_at is null
              and m.cancelled_at is null and m.held_at is null
            order by m.id
            """)
        .param("group", group.value())
        .param("person", person.value())
        .query((row, n) -> new MeetingId(row.getObject(1, UUID.class)))
        .list();
  }
}
