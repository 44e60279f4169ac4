package uk.coregroups.scheduling.conference;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.ConferenceId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.scheduling.conference.Conference.Type;

/** Conferences: {@code conference}, {@code conference_child}, {@code conference_correction}. */
@Repository
// What belongs to a row is read while the row is, on the same connection.
@Transactional
class ConferenceStore {

  private final JdbcClient jdbc;

  ConferenceStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Conference conference, Instant now, String by) {
    jdbc.sql(
            """
            insert into conference
              (id, partnership, core_group, kind, held_on, quorate, recorded_at, recorded_by)
            values (:id, :partnership, :group, :kind, :heldOn, :quorate, :now, :by)
            """)
        .param("id", conference.id().value())
        .param("partnership", conference.partnership().value())
        .param("group", conference.coreGroup().value())
        .param("kind", conference.kind().name())
        .param("heldOn", conference.heldOn())
        .param("quorate", conference.quorate())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .update();
    for (var child : conference.children()) {
      jdbc.sql("insert into conference_child values (:conference, :child)")
          .param("conference", conference.id().value())
          .param("child", child.value())
          .update();
    }
  }

  void correct(Conference conference, LocalDate heldOn, Instant now, String by) {
    jdbc.sql("update conference set held_on = :heldOn where id = :id")
        .param("id", conference.id().value())
        .param("heldOn", heldOn)
        .update();
    jdbc.sql("insert into conference_correction values (:id, :was, :heldOn, :now, :by)")
        .param("id", conference.id().value())
        .param("was", conference.heldOn())
        .param("heldOn", heldOn)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .update();
  }

  Optional<Conference> find(ConferenceId id, PartnershipId partnership) {
    return jdbc.sql(
            "select * from conference where id = :id and partnership = :partnership for update")
        .param("id", id.value())
        .param("partnership", partnership.value())
        .query((row, n) -> conference(row))
        .optional();
  }

  /** A group's conferences, the first held first. */
  List<Conference> of(CoreGroupId group) {
    return jdbc.sql("select * from conference where core_group = :group order by held_on, id")
        .param("group", group.value())
        .query((row, n) -> conference(row))
        .list();
  }

  private Conference conference(ResultSet row) throws SQLException {
    var id = row.getObject("id", UUID.class);
    var children =
        jdbc.sql("select child from conference_child where conference = :id order by child")
            .param("id", id)
            .query((child, n) -> new ChildId(child.getObject(1, UUID.class)))
            .list();
    return new Conference(
        new ConferenceId(id),
        new PartnershipId(row.getObject("partnership", UUID.class)),
        new CoreGroupId(row.getObject("core_group", UUID.class)),
        Type.valueOf(row.getString("kind")),
        row.getObject("held_on", LocalDate.class),
        children,
        row.getBoolean("quorate"));
  }
}
