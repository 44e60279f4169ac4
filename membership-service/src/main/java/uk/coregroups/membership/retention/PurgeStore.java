package uk.coregroups.membership.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.RetentionClass;

/** Finds what has come to the end of its time, and deletes it: the table {@code purge} stays. */
@Repository
class PurgeStore {

  private static final String CLOSED =
      """
      select g.id, g.partnership, max(p.ended_on) as closed_on from core_group g
      join child c on c.core_group = g.id join plan p on p.child = c.id
      where g.purged_on is null
      """;

  private final JdbcClient jdbc;

  PurgeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Groups that have closed and whose working record may have come to its end by now. */
  List<Closed> closed() {
    return jdbc.sql(CLOSED + " group by g.id having bool_and(p.ended_on is not null)")
        .query((row, n) -> closed(row))
        .list();
  }

  /** The same of one group, held until the transaction ends; nothing if it is gone already. */
  Optional<Closed> lock(CoreGroupId group) {
    jdbc.sql("select id from core_group where id = :group for update")
        .param("group", group.value())
        .query(UUID.class)
        .optional();
    return jdbc.sql(
            CLOSED + " and g.id = :group group by g.id having bool_and(p.ended_on is not null)")
        .param("group", group.value())
        .query((row, n) -> closed(row))
        .optional();
  }

  /** Groups whose working record is gone and of which this class is still kept. */
  List<Closed> stillKeeping(RetentionClass record) {
    return jdbc.sql(
            """
            select w.core_group as id, w.partnership, w.closed_on from purge w
            where w.record = 'WORKING_RECORD' and not exists (select 1 from purge other
              where other.core_group = w.core_group and other.record = :record)
            """)
        .param("record", record.name())
        .query((row, n) -> closed(row))
        .list();
  }

  /** Family members of this group who are in no other. */
  List<PersonId> nowhereElse(CoreGroupId group) {
    return jdbc.sql(
            """
            select distinct m.person from member m join person p on p.id = m.person
            where m.core_group = :group and p.kind = 'FAMILY' and not exists (
              select 1 from member other
              where other.person = m.person and other.core_group <> :group)
            order by m.person
            """)
        .param("group", group.value())
        .query((row, n) -> new PersonId(row.getObject(1, UUID.class)))
        .list();
  }

  int deleteMoves(CoreGroupId group) {
    return delete("school_move where core_group = :group", group);
  }

  int deleteMembers(CoreGroupId group) {
    delete("merged_seat where core_group = :group", group);
    int members = delete("member where core_group = :group", group);
    // Last, for that the memberships went is on record, too.
    delete("recorded_change where core_group = :group", group);
    return members;
  }

  /** Why the group was restricted, in somebody's words; that it is goes on to hold. */
  void deleteRestrictions(CoreGroupId group) {
    delete("restriction_record where core_group = :group", group);
  }

  int deleteReadings(CoreGroupId group) {
    return delete("record_read where core_group = :group", group);
  }

  int deleteChildren(CoreGroupId group) {
    var children = " child in (select id from child where core_group = :group)";
    delete("kinship where" + children, group);
    delete("plan where" + children, group);
    return delete("child where core_group = :group", group);
  }

  void deletePeople(List<PersonId> people) {
    var ids = new SqlArrayValue("uuid", people.stream().map(PersonId::value).toArray());
    for (var table : List.of("kinship", "need", "safe_contact", "recorded_change")) {
      jdbc.sql(
              "delete from "
                  + table
                  + " where person in (select id from person"
                  + " where id = any (:people) or merged_into = any (:people))")
          .param("people", ids)
          .update();
    }
    jdbc.sql("delete from person where id = any (:people)").param("people", ids).update();
  }

  private int delete(String what, CoreGroupId group) {
    return jdbc.sql("delete from " + what).param("group", group.value()).update();
  }

  void markPurged(CoreGroupId group, LocalDate on) {
    jdbc.sql("update core_group set purged_on = :on, case_key = null where id = :group")
        .param("group", group.value())
        .param("on", on)
        .update();
  }

  /** Puts a purge on record; says whether it was not there yet. */
  boolean insert(Closed closed, Retention retention, LocalDate on, Purge.Counts counts) {
    return jdbc.sql(
                """
                insert into purge values (:group, :partnership, :record, :closedOn, :months,
                  :source, :on, :children, :members, :forgotten, :moves, :readings)
                on conflict do nothing
                """)
            .param("group", closed.group.value())
            .param("partnership", closed.partnership.value())
            .param("record", retention.record().name())
            .param("closedOn", closed.closedOn)
            .param("months", retention.months())
            .param("source", retention.source())
            .param("on", on)
            .param("children", counts.children())
            .param("members", counts.members())
            .param("forgotten", counts.forgotten())
            .param("moves", counts.schoolMoves())
            .param("readings", counts.readings())
            .update()
        == 1;
  }

  /** What was purged, the latest first. */
  List<Purge> purged(PartnershipId partnership, int offset, int atMost) {
    return jdbc.sql(
            """
            select p.*, g.reference, g.formed_on from purge p join core_group g on g.id = p.core_group
            where p.partnership = :partnership
            order by p.purged_on desc, p.core_group, p.record offset :offset limit :most
            """)
        .param("partnership", partnership.value())
        .param("offset", offset)
        .param("most", atMost)
        .query((row, n) -> purge(row))
        .list();
  }

  long count(PartnershipId partnership) {
    return jdbc.sql("select count(*) from purge where partnership = :partnership")
        .param("partnership", partnership.value())
        .query(Long.class)
        .single();
  }

  private static Closed closed(ResultSet row) throws SQLException {
    return new Closed(
        new CoreGroupId(row.getObject("id", UUID.class)),
        new PartnershipId(row.getObject("partnership", UUID.class)),
        row.getObject("closed_on", LocalDate.class));
  }

  private static Purge purge(ResultSet row) throws SQLException {
    return new Purge(
        row.getString("reference"),
        row.getObject("formed_on", LocalDate.class),
        row.getObject("closed_on", LocalDate.class),
        new Retention(
            RetentionClass.valueOf(row.getString("record")),
            row.getInt("months"),
            row.getString("source")),
        row.getObject("purged_on", LocalDate.class),
        new Purge.Counts(
            row.getInt("children"),
            row.getInt("members"),
            row.getInt("forgotten"),
            row.getInt("school_moves"),
            row.getInt("readings")));
  }

  /** A group that has closed. */
  record Closed(CoreGroupId group, PartnershipId partnership, LocalDate closedOn) {}
}
