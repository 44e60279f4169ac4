package uk.coregroups.notification.purge;

import java.sql.Array;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.CoreGroupPurged;

/** Deletes what is kept of a group: the table {@code purge_waiting}, and everything below it. */
@Repository
class PurgeStore {

  /** What concerns the group, and what concerns somebody who is forgotten with it alone. */
  private static final String OF_THEM =
      "(core_group = :group or core_group is null and person = any (:forgotten))";

  private static final List<String> CONTENT =
      List.of(
          "delete from invitation where meeting in (select id from meeting where core_group ="
              + " :group)",
          "delete from meeting where core_group = :group",
          "delete from seat where core_group = :group",
          "delete from group_mail where core_group = :group",
          "delete from group_address where core_group = :group",
          "delete from identifying_words where core_group = :group",
          "update incoming set sender = null, subject = null, words = null where " + OF_THEM,
          "update task set note = null, detail = null where " + OF_THEM,
          "delete from address where person = any (:forgotten)",
          "insert into forgotten select unnest(forgotten), partnership from purge_waiting where"
              + " core_group = :group on conflict do nothing",
          "delete from purge_waiting where core_group = :group");

  private static final List<String> EVIDENCE =
      List.of(
          "letter where core_group = :group",
          "incoming where core_group = :group",
          "task where core_group = :group");

  private final JdbcClient jdbc;

  PurgeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void await(CoreGroupPurged purged, PartnershipId partnership) {
    jdbc.sql(
            """
            insert into purge_waiting values (:group, :partnership, :on, :forgotten)
            on conflict do nothing
            """)
        .param("group", purged.coreGroup().value())
        .param("partnership", partnership.value())
        .param("on", purged.on())
        .param("forgotten", ids(purged.forgotten().stream().map(PersonId::value).toList()))
        .update();
  }

  List<CoreGroupId> waiting() {
    return jdbc.sql("select core_group from purge_waiting order by told_on, core_group")
        .query((row, n) -> new CoreGroupId(row.getObject(1, UUID.class)))
        .list();
  }

  /** A group that waits, held against other rounds. */
  Optional<Waiting> lock(CoreGroupId group) {
    return jdbc.sql("select * from purge_waiting where core_group = :group for update")
        .param("group", group.value())
        .query((row, n) ->
            new Waiting(
                new PartnershipId(row.getObject("partnership", UUID.class)),
                uuids(row.getArray("forgotten"))))
        .optional();
  }

  private static List<UUID> uuids(Array array) throws java.sql.SQLException {
    return Stream.of((UUID[]) array.getArray()).toList();
  }

  /** Whether a letter is in the hands of the post just now. */
  boolean isSending(CoreGroupId group) {
    return is("select 1 from letter where core_group = :group and state = 'SENDING'", group);
  }

  /** Whether a letter of the group is not sent, or somebody has something to do about it. */
  boolean isAnythingOpen(CoreGroupId group, List<UUID> forgotten) {
    return jdbc.sql(
            """
            select exists (
              select 1 from letter
                where core_group = :group and state in ('DUE', 'AWAITING_ADDRESS', 'UNCERTAIN')
              union all select 1 from task
                where {them} and done_at is null and kind <> 'PURGE_WAITS')
            """
                .replace("{them}", OF_THEM))
        .param("group", group.value())
        .param("forgotten", ids(forgotten))
        .query(Boolean.class)
        .single();
  }

  /** Whether a person has been asked about what is open, and has answered. */
  boolean isDecided(CoreGroupId group) {
    return is(
        """
        select 1 from task where core_group = :group and kind = 'PURGE_WAITS'
        having bool_and(done_at is not null)
        """,
        group);
  }

  private boolean is(String question, CoreGroupId group) {
    return jdbc.sql("select exists (" + question + ")")
        .param("group", group.value())
        .query(Boolean.class)
        .single();
  }

  /** Nothing more goes out, and nobody is asked anything. */
  void settleTheRest(CoreGroupId group, List<UUID> forgotten, Instant now) {
    jdbc.sql(
            """
            update letter set state = 'WITHHELD'
            where core_group = :group and state in ('DUE', 'AWAITING_ADDRESS')
            """)
        .param("group", group.value())
        .update();
    jdbc.sql(
            """
            update task set done_at = :now, done_by = 'suite'
            where {them} and done_at is null
            """
                .replace("{them}", OF_THEM))
        .param("group", group.value())
        .param("forgotten", ids(forgotten))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** What was said, where, and how to reach whom; a number that answered STOP is remembered. */
  void delete(CoreGroupId group, List<UUID> forgotten) {
    CONTENT.forEach(one ->
        jdbc.sql(one).param("group", group.value()).param("forgotten", ids(forgotten)).update());
  }

  private static SqlArrayValue ids(List<UUID> people) {
    return new SqlArrayValue("uuid", people.toArray());
  }

  /** That anything was ever sent or came back. */
  void deleteEvidence(CoreGroupId group) {
    EVIDENCE.forEach(
        rows -> jdbc.sql("delete from " + rows).param("group", group.value()).update());
  }

  /** A group that waits. */
  record Waiting(PartnershipId partnership, List<UUID> forgotten) {}
}
