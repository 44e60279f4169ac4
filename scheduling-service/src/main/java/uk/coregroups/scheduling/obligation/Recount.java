package uk.coregroups.scheduling.obligation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.apart.Restrictions;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.ObligationId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.scheduling.policy.PolicyStore;
import uk.coregroups.scheduling.timetable.Limit;
import uk.coregroups.scheduling.timetable.WorkingDays;

/**
 * Counts open deadlines again, because the calendar or a policy has changed.
 *
 * <p>Thousands of children share a limit and a day it is counted from. So each different count is
 * read once and counted once, and the answers are set beside the rows in one statement. What is
 * settled keeps its verdict; the rungs of what moved are looked at afresh by the next round.
 */
@Repository
public class Recount {

  private final JdbcClient jdbc;

  Recount(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Counts them.
   *
   * @param partnership whose deadlines; null for those of all
   * @param why for the record, in words
   * @return how many dates moved
   */
  public int all(
      @Nullable PartnershipId partnership,
      WorkingDays days,
      Cause cause,
      String why,
      LocalDate today,
      Instant now) {
    findAlike();
    setBeside(counts(partnership), days);
    return move(partnership, cause, why, today, now);
  }

  /**
   * Limits that say the same, under the id of one of them. Every partnership has rows of its own,
   * and nearly all of them say what the others say.
   */
  private void findAlike() {
    jdbc.sql("drop table if exists alike, answer").update();
    jdbc.sql(
            """
            create temporary table alike on commit drop as
            select id as limit_id,
              min(id::text) over (partition by amount, unit, convention, roll)::uuid as one
            from policy_limit
            """)
        .update();
    jdbc.sql("analyze alike").update();
  }

  /** Every different count of open deadlines; one limit stands for all that say the same. */
  private List<Count> counts(@Nullable PartnershipId partnership) {
    return jdbc.sql(
            """
            select l.*, c.counted_from
            from (
              select distinct alike.one, counted_from
              from (
                select due_limit as limit_id, anchor_on as counted_from from obligation
                where settled_on is null and due_limit is not null
                  and (:partnership::uuid is null or partnership = :partnership::uuid)
                union all select warn_limit, anchor_on from obligation
                where settled_on is null and warn_limit is not null
                  and (:partnership::uuid is null or partnership = :partnership::uuid)
                union all select or_limit, or_from from obligation
                where settled_on is null and or_limit is not null
                  and (:partnership::uuid is null or partnership = :partnership::uuid)
              ) o
              join alike using (limit_id)
            ) c
            join policy_limit l on l.id = c.one
            """)
        .param("partnership", value(partnership))
        .query((row, n) ->
            new Count(PolicyStore.limit(row), row.getObject("counted_from", LocalDate.class)))
        .list();
  }

  private void setBeside(List<Count> counts, WorkingDays days) {
    jdbc.sql("create temporary table answer (one uuid, counted_from date, day date) on commit drop")
        .update();
    jdbc.sql("insert into answer select * from unnest(:limits, :froms, :days)")
        .param("limits", array("uuid", counts.stream().map(one -> one.limit.id())))
        .param("froms", array("date", counts.stream().map(one -> one.from.toString())))
        .param("days", array("date", counts.stream().map(one -> one.day(days).toString())))
        .update();
    jdbc.sql("analyze answer").update();
  }

  /** What moves is found first and by itself: it is little beside what must be looked at. */
  private int move(
      @Nullable PartnershipId partnership, Cause cause, String why, LocalDate today, Instant now) {
    return jdbc.sql(
            """
            with fresh as materialized (
              select o.id, o.due_on as was, least(d.day, r.day) as due_on, w.day as warn_on
              from obligation o
              join alike da on da.limit_id = o.due_limit
              join answer d on d.one = da.one and d.counted_from = o.anchor_on
              left join alike wa on wa.limit_id = o.warn_limit
              left join answer w on w.one = wa.one and w.counted_from = o.anchor_on
              left join alike ra on ra.limit_id = o.or_limit
              left join answer r on r.one = ra.one and r.counted_from = o.or_from
              where o.settled_on is null
                and (:partnership::uuid is null or o.partnership = :partnership::uuid)
                and (o.due_on, o.warn_on) is distinct from (least(d.day, r.day), w.day)
            ), moved as (
              update obligation o set due_on = f.due_on, warn_on = f.warn_on,
                look_on = case when o.look_on > :today then :today else o.look_on end
              from fresh f where o.id = f.id
              returning o.id, f.was, o.due_on
            )
            insert into obligation_moved (obligation, was_due_on, due_on, why, moved_at, cause)
            select id, was, due_on, :why, :now, :cause from moved where was <> due_on
            """)
        .param("partnership", value(partnership))
        .param("why", why)
        .param("today", today)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("cause", cause.name())
        .update();
  }

  /**
   * Has rungs looked at by the next round that hang on days which have become holidays, or are none
   * any more, even where the date they lead to has not moved.
   *
   * <p>A new holiday brings a rung forward only if it lies between the rung and the date. One that
   * is taken back may bring a rung nearer to the day it is counted from, or make one stand that had
   * no day left; so those in reach of it are all looked at.
   */
  public void lookAfresh(Set<LocalDate> added, Set<LocalDate> removed, LocalDate today) {
    jdbc.sql(
            """
            update obligation o set look_on = :today
            where settled_on is null and look_on > :today and (
              exists (select from unnest(:added) day where day between o.look_on and o.due_on)
              or exists (select from unnest(:removed) day
                where day between least(o.anchor_on, o.look_on, o.due_on) - 7
                  and greatest(o.look_on, o.due_on)))
            """)
        .param("added", array("date", added.stream().map(LocalDate::toString)))
        .param("removed", array("date", removed.stream().map(LocalDate::toString)))
        .param("today", today)
        .update();
  }

  /**
   * Puts open deadlines under the limits of another policy, to be counted again after: those of one
   * partnership that start on a day or later.
   *
   * @param limits from each limit in use to the one that takes its place
   * @return how many fall away, because their rule is no longer set
   */
  public int under(
      List<Instead> limits, PartnershipId partnership, LocalDate from, LocalDate today) {
    jdbc.sql(
            """
            update obligation o set
              due_limit = coalesce(d.limit_id, o.due_limit), warn_limit = d.warn_id, warn_on = null,
              or_limit = r.limit_id, or_from = case when r.limit_id is null then null else o.or_from end
            from obligation before
            join unnest(:was, :limits, :warns) as d (was, limit_id, warn_id)
              on d.was = before.due_limit
            left join unnest(:was, :limits, :warns) as r (was, limit_id, warn_id)
              on r.was = before.or_limit
            where o.id = before.id and o.settled_on is null and o.partnership = :partnership
              and o.anchor_on >= :from and d.limit_id is not null
            """)
        .param("was", array("uuid", limits.stream().map(one -> one.was)))
        .param("limits", array("uuid", limits.stream().map(one -> one.limit)))
        .param("warns", array("uuid", limits.stream().map(one -> one.warning)))
        .param("partnership", partnership.value())
        .param("from", from)
        .update();
    return jdbc.sql(
            """
            update obligation set settled_on = :today, settled_how = 'FELL_AWAY'
            where settled_on is null and partnership = :partnership and anchor_on >= :from
              and due_limit = any (:unset)
            """)
        .param(
            "unset",
            array("uuid", limits.stream().filter(one -> one.limit == null).map(one -> one.was)))
        .param("partnership", partnership.value())
        .param("from", from)
        .param("today", today)
        .update();
  }

  /** The limits that a partnership's open deadlines stand under. */
  public List<Limit> inUse(PartnershipId partnership, LocalDate from) {
    return jdbc.sql(
            """
            select * from policy_limit where id in (
              select due_limit from obligation
              where partnership = :id and settled_on is null and anchor_on >= :from
              union select or_limit from obligation
              where partnership = :id and settled_on is null and anchor_on >= :from)
            """)
        .param("id", partnership.value())
        .param("from", from)
        .query((row, n) -> PolicyStore.limit(row))
        .list();
  }

  /**
   * The dates that moved in this transaction or any that bears the same moment, the first first.
   * Those of a restricted group are shown to the staff who are named for it.
   */
  public List<Moved> moved(PartnershipId partnership, String reader, Instant since, int atMost) {
    return jdbc.sql(
            """
            select o.id, o.core_group, o.kind, o.reference, m.was_due_on, m.due_on, m.why, m.moved_at
            from obligation_moved m join obligation o on o.id = m.obligation
            where m.moved_at >= :since and m.cause in ('CALENDAR', 'POLICY') and o.settled_on is null
              and o.partnership = :partnership
              and not exists (select 1 from restriction r
                where r.core_group = o.core_group and :reader <> all (r.accounts))
            order by m.due_on, m.was_due_on, o.id limit :most
            """)
        .param("partnership", partnership.value())
        .param("reader", Restrictions.account(reader))
        .param("since", since.atOffset(ZoneOffset.UTC))
        .param("most", atMost)
        .query((row, n) ->
            new Moved(
                new ObligationId(row.getObject("id", UUID.class)),
                new CoreGroupId(row.getObject("core_group", UUID.class)),
                row.getString("reference"),
                Kind.valueOf(row.getString("kind")).words(),
                row.getObject("was_due_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getString("why"),
                row.getObject("moved_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  private static @Nullable UUID value(@Nullable PartnershipId partnership) {
    return partnership == null ? null : partnership.value();
  }

  private static SqlArrayValue array(String type, Stream<? extends @Nullable Object> values) {
    return new SqlArrayValue(type, values.toArray());
  }

  /** What made dates move. */
  public enum Cause {
    CALENDAR,
    POLICY
  }

  private record Count(Limit limit, LocalDate from) {

    LocalDate day(WorkingDays days) {
      return limit.from(from, days).on();
    }
  }

  /**
   * A limit in place of another.
   *
   * @param limit null if the rule is no longer set
   */
  public record Instead(UUID was, @Nullable UUID limit, @Nullable UUID warning) {}

  /** An open date that has moved. */
  public record Moved(
      ObligationId obligation,
      CoreGroupId coreGroup,
      String reference,
      String words,
      LocalDate wasDueOn,
      LocalDate dueOn,
      String why,
      Instant at) {}
}
