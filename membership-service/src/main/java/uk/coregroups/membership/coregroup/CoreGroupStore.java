package uk.coregroups.membership.coregroup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.Reference;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.TeamId;

/** Core groups: the tables {@code core_group} and {@code member}. */
@Repository
public class CoreGroupStore {

  private static final String FOUND =
      """
      from core_group g where g.partnership = :partnership and g.purged_on is null
        and (:words = ''
        or lower(g.reference) = lower(:words)
        or exists (select 1 from child c where c.core_group = g.id
          and position(lower(:words) in lower(called(c))) > 0)
        or exists (select 1 from member m join person p on p.id = m.person
          where m.core_group = g.id and position(lower(:words) in lower(p.name)) > 0))
      """;

  private final JdbcClient jdbc;

  CoreGroupStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  String freshReference(PartnershipId partnership) {
    return Reference.fresh(
        'G',
        reference ->
            jdbc.sql(
                    """
                    select exists (select 1 from core_group
                      where partnership = :partnership and reference = :reference)
                    """)
                .param("partnership", partnership.value())
                .param("reference", reference)
                .query(Boolean.class)
                .single());
  }

  void insert(CoreGroup group) {
    jdbc.sql(
            """
            insert into core_group (id, partnership, reference, team, formed_on)
            values (:id, :partnership, :reference, :team, :formedOn)
            """)
        .param("id", group.id().value())
        .param("partnership", group.partnership().value())
        .param("reference", group.reference())
        .param("team", group.team().value())
        .param("formedOn", group.formedOn())
        .update();
  }

  void insert(Member member, PartnershipId partnership) {
    jdbc.sql(
            """
            insert into member (id, partnership, core_group, person, role, from_day)
            values (:id, :partnership, :group, :person, :role, :from)
            """)
        .param("id", member.id().value())
        .param("partnership", partnership.value())
        .param("group", member.coreGroup().value())
        .param("person", member.person().value())
        .param("role", member.role())
        .param("from", member.from())
        .update();
  }

  void leave(Member member, LocalDate from, Farewell farewell) {
    jdbc.sql(
            """
            update member set until_day = :from, left_why = :why, handover = :handover
            where core_group = :group and id = :id
            """)
        .param("group", member.coreGroup().value())
        .param("id", member.id().value())
        .param("from", from)
        .param("why", farewell.why())
        .param("handover", farewell.handover())
        .update();
  }

  /** The group, held against other changes until the transaction ends. */
  public Optional<CoreGroup> lock(CoreGroupId id, PartnershipId partnership) {
    return group(id, partnership, " for update");
  }

  public Optional<CoreGroup> find(CoreGroupId id, PartnershipId partnership) {
    return group(id, partnership, "");
  }

  private Optional<CoreGroup> group(CoreGroupId id, PartnershipId partnership, String lock) {
    return jdbc.sql(
            """
            select * from core_group
            where id = :id and partnership = :partnership and purged_on is null
            """
                + lock)
        .param("id", id.value())
        .param("partnership", partnership.value())
        .query((row, n) -> group(row))
        .optional();
  }

  /**
   * Groups in which a child, a member or the reference answers to the words; all if there are none.
   */
  List<CoreGroup> search(PartnershipId partnership, String words, int offset, int atMost) {
    return jdbc.sql(
            "select g.* " + FOUND + " order by g.formed_on desc, g.id offset :offset limit :most")
        .param("partnership", partnership.value())
        .param("words", words)
        .param("offset", offset)
        .param("most", atMost)
        .query((row, n) -> group(row))
        .list();
  }

  long count(PartnershipId partnership, String words) {
    return jdbc.sql("select count(*) " + FOUND)
        .param("partnership", partnership.value())
        .param("words", words)
        .query(Long.class)
        .single();
  }

  /** Every group, for a replay; none of them changes until the replay has told it. */
  List<CoreGroup> all() {
    return jdbc.sql("select * from core_group where purged_on is null order by id for update")
        .query((row, n) -> group(row))
        .list();
  }

  /** Everybody who is or was a member, those who joined first before the others. */
  public List<Member> members(CoreGroupId group) {
    return jdbc.sql("select * from member where core_group = :group order by from_day, role, id")
        .param("group", group.value())
        .query((row, n) -> member(row))
        .list();
  }

  /** What everybody who left a group, or is to leave it, said for the record. */
  Map<MemberId, Farewell> farewells(CoreGroupId group) {
    var farewells = new HashMap<MemberId, Farewell>();
    jdbc.sql(
            "select id, left_why, handover from member where core_group = :group and left_why <>"
                + " ''")
        .param("group", group.value())
        .query(row -> {
          farewells.put(
              new MemberId(row.getObject("id", UUID.class)),
              new Farewell(row.getString("left_why"), row.getString("handover")));
        });
    return farewells;
  }

  /** The seats a person has, or will have, in any group on a day or after it. */
  public List<Member> seatsPast(PersonId person, PartnershipId partnership, LocalDate day) {
    return jdbc.sql(
            """
            select * from member
            where person = :person and partnership = :partnership
              and (until_day is null or until_day > :day)
            order by core_group, id
            """)
        .param("person", person.value())
        .param("partnership", partnership.value())
        .param("day", day)
        .query((row, n) -> member(row))
        .list();
  }

  /** The members who may see what was before they joined. */
  List<MemberId> historyShared(CoreGroupId group) {
    return jdbc.sql(
            "select id from member where core_group = :group and history_shared order by id")
        .param("group", group.value())
        .query((row, n) -> new MemberId(row.getObject(1, UUID.class)))
        .list();
  }

  public List<Member> membersOn(LocalDate day, CoreGroupId group) {
    return members(group).stream().filter(member -> member.isOn(day)).toList();
  }

  private static CoreGroup group(ResultSet row) throws SQLException {
    return new CoreGroup(
        new CoreGroupId(row.getObject("id", UUID.class)),
        new PartnershipId(row.getObject("partnership", UUID.class)),
        row.getString("reference"),
        new TeamId(row.getObject("team", UUID.class)),
        row.getObject("formed_on", LocalDate.class));
  }

  private static Member member(ResultSet row) throws SQLException {
    return new Member(
        new MemberId(row.getObject("id", UUID.class)),
        new CoreGroupId(row.getObject("core_group", UUID.class)),
        new PersonId(row.getObject("person", UUID.class)),
        row.getString("role"),
        row.getObject("from_day", LocalDate.class),
        row.getObject("until_day", LocalDate.class));
  }
}
