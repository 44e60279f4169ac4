package uk.coregroups.membership.disclosure;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;

/** Which groups' names have changed, and what they are now. */
@Repository
class IdentifyingNameStore {

  private final JdbcClient jdbc;

  IdentifyingNameStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Has the words of a group told again. */
  void mark(CoreGroupId group) {
    jdbc.sql("insert into words_changed (about) values (:group)")
        .param("group", group.value())
        .update();
  }

  /** Takes what has changed off the list: groups, people and schools, each once. */
  List<UUID> takeChanged(int atMost) {
    return jdbc.sql(
            """
            with taken as (
              delete from words_changed where id in (
                select id from words_changed order by id limit :most for update skip locked)
              returning about)
            select distinct about from taken
            """)
        .param("most", atMost)
        .query((row, n) -> row.getObject("about", UUID.class))
        .list();
  }

  /**
   * The groups these belong to, held until the transaction ends: whoever changes a name of theirs
   * meanwhile is told of afterwards.
   */
  List<Group> lockGroupsOf(List<UUID> changed) {
    return jdbc.sql(
            """
            select id, partnership from core_group where purged_on is null and id in (
              select unnest(:changed)
              union select core_group from member where person = any (:changed)
              union select core_group from child where school = any (:changed)
              union select core_group from school_move
                where from_school = any (:changed) or to_school = any (:changed))
            order by id for no key update
            """)
        .param("changed", uuids(changed))
        .query((row, n) ->
            new Group(
                new CoreGroupId(row.getObject("id", UUID.class)),
                new PartnershipId(row.getObject("partnership", UUID.class))))
        .list();
  }

  /** By which names these groups would be known; a child who is not born has none. */
  List<Name> names(List<CoreGroupId> groups) {
    return jdbc.sql(
            """
            select core_group, kind, name from v_identifying_name
            where core_group = any (:groups) and name is not null
            """)
        .param("groups", uuids(groups.stream().map(CoreGroupId::value).toList()))
        .query((row, n) ->
            new Name(
                new CoreGroupId(row.getObject("core_group", UUID.class)),
                Name.Kind.valueOf(row.getString("kind")),
                row.getString("name")))
        .list();
  }

  private static SqlArrayValue uuids(List<UUID> ids) {
    return new SqlArrayValue("uuid", ids.toArray());
  }

  /** A group of which something is to be told. */
  record Group(CoreGroupId id, PartnershipId partnership) {}
}
