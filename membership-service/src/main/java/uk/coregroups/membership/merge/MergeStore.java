package uk.coregroups.membership.merge;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.membership.coregroup.Member;

/** Makes one record of two, table by table; what there was before is kept beside it. */
@Repository
class MergeStore {

  private final JdbcClient jdbc;

  MergeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps others from changing or merging either record until the transaction ends. */
  void lock(Merge one) {
    jdbc.sql("select set_config('coregroups.way', 'MERGE', true)").query(String.class).single();
    said("select id from person where id in (:goes, :stays) order by id for update", one)
        .query()
        .listOfRows();
  }

  /**
   * Every group that knows the record that goes: by a seat, by the team it manages, or by a move of
   * school of which it is the contact or whose school it leads.
   */
  List<CoreGroupId> groupsOf(Merge one) {
    return said(
            """
            select core_group from member where person = :goes
            union select g.id from core_group g join team t on t.id = g.team where t.manager = :goes
            union select core_group from school_move where contact = :goes
            union select v.core_group from school_move v
              join school_lead l on l.school in (v.from_school, v.to_school)
                and l.partnership = v.partnership
              where l.person = :goes
            order by 1
            """,
            one)
        .query((row, n) -> new CoreGroupId(row.getObject(1, UUID.class)))
        .list();
  }

  /** Puts a seat as it stands in the place of its parts. */
  void sit(OneSeat seat, Merge one) {
    seat.gone().forEach(part -> putAside(part, seat.kept()));
    jdbc.sql(
            """
            update member set person = :stays, role = :role, from_day = :from, until_day = :until
            where core_group = :group and id = :id
            """)
        .param("stays", one.stays().value())
        .param("group", seat.kept().coreGroup().value())
        .param("id", seat.kept().id().value())
        .param("role", seat.role())
        .param("from", seat.from())
        .param("until", seat.until())
        .update();
    jdbc.sql(
            """
            update member m set left_why = l.left_why, handover = l.handover from merged_seat l
            where m.core_group = :group and m.id = :id and l.id = :last
            """)
        .param("group", seat.kept().coreGroup().value())
        .param("id", seat.kept().id().value())
        .param("last", seat.last().id().value())
        .update();
  }

  private void putAside(Member part, Member kept) {
    jdbc.sql(
            """
            update absence a set member = :kept where member = :id and not exists (
              select 1 from absence b where b.member = :kept and b.from_day = a.from_day)
            """)
        .param("id", part.id().value())
        .param("kept", kept.id().value())
        .update();
    jdbc.sql(
            """
            with gone as (
              delete from member where core_group = :group and id = :id returning *)
            insert into merged_seat (id, partnership, core_group, person, role, from_day, until_day,
              left_why, handover, seat)
            select id, partnership, core_group, person, role, from_day, until_day, left_why, handover,
              :kept
            from gone
            """)
        .param("group", part.coreGroup().value())
        .param("id", part.id().value())
        .param("kept", kept.id().value())
        .update();
  }

  /** Whoever depended on the one record depends on the other; what both needed is needed. */
  void passOn(Merge one) {
    said("update team set manager = :stays where manager = :goes", one).update();
    said("update school_lead set person = :stays where person = :goes", one).update();
    said("update school_move set contact = :stays where contact = :goes", one).update();
    said(
            """
            insert into adult_services select :stays, partnership from adult_services
            where person = :goes on conflict do nothing
            """,
            one)
        .update();
  }

  /** What the person is to each child, and needs to take part. */
  void belong(Merge one) {
    said(
            """
            insert into kinship (partnership, person, child, kin)
            select partnership, :stays, child, kin from kinship where person = :goes
            on conflict do nothing
            """,
            one)
        .update();
    said("delete from kinship where person = :goes and person <> :stays", one).update();
    said(
            """
            insert into need (person, partnership, kind, language, recorded_by)
            select :stays, partnership, kind, language, recorded_by from need where person = :goes
            on conflict do nothing
            """,
            one)
        .update();
    said(
            """
            update person s set needs_asked_at = coalesce(s.needs_asked_at, g.needs_asked_at)
            from person g where s.id = :stays and g.id = :goes
            """,
            one)
        .update();
  }

  /** Deputies are the record that stays; nobody is their own. */
  void deputise(Merge one) {
    said("update absence set deputy = :stays where deputy = :goes", one).update();
    said(
            """
            update absence set deputy = null where deputy = :stays
              and member in (select id from member where person in (:stays, :goes))
            """,
            one)
        .update();
  }

  /** The one leads to the other, and so does whatever led to it. */
  void lead(Merge one, Instant now) {
    said(
            """
            update person set merged_into = :stays, merged_at = coalesce(merged_at, :now),
              merged_by = coalesce(merged_by, :by)
            where id = :goes or merged_into = :goes
            """,
            one)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", one.by())
        .update();
    said(
            """
            update person set confidential_address = confidential_address
              or (select confidential_address from person where id = :goes)
            where id = :stays
            """,
            one)
        .update();
  }

  /** The ways of being reached of the record that goes take the place of the other's. */
  void reachAsTheOther(Merge one) {
    said(
            """
            update person g set reach_before = jsonb_build_object('email', s.email,
              'mobile', s.mobile,
              'safe_contact', (select to_jsonb(c) from safe_contact c where c.person = s.id))
            from person s where g.id = :goes and s.id = :stays
            """,
            one)
        .update();
    said(
            """
            update person s set email = g.email, mobile = g.mobile
            from person g where g.id = :goes and s.id = :stays
            """,
            one)
        .update();
    said("delete from safe_contact where person = :stays", one).update();
    said("update safe_contact set person = :stays where person = :goes", one).update();
  }

  private JdbcClient.StatementSpec said(String sql, Merge one) {
    return jdbc.sql(sql).param("goes", one.goes().value()).param("stays", one.stays().value());
  }

  /** Says that two records are of two people; said again, it changes nothing. */
  void apart(Pair pair, String by, Instant now) {
    jdbc.sql(
            """
            insert into two_people select partnership, :one, :other, :now, :by from person
            where id = :one on conflict do nothing
            """)
        .param("one", pair.one().value())
        .param("other", pair.other().value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .update();
  }

  /** Two records, the lesser id first, as PostgreSQL orders them. */
  record Pair(PersonId one, PersonId other) {

    static Pair of(PersonId one, PersonId other) {
      return one.toString().compareTo(other.toString()) < 0
          ? new Pair(one, other)
          : new Pair(other, one);
    }
  }
}
