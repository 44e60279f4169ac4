package uk.coregroups.scheduling.obligation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.ObligationId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.scheduling.obligation.Obligation.Settled;

/**
 * Obligations and their rungs: the tables {@code obligation}, {@code obligation_moved}, {@code
 * rung}.
 */
@Repository
public class ObligationStore {

  /** The lock that a change of calendar takes; any number that nothing else uses. */
  private static final long CALENDAR = 3_141_592L;

  /**
   * What has come to its next rung. A closed group's meeting that is still booked waits for a
   * person: nobody is asked or reminded before somebody has said whether it is kept.
   */
  private static final String TO_LOOK_AT =
      """
      settled_on is null and look_on <= :today
        and not (kind in ('REPLY', 'ATTEND') and exists (select 1 from task t
          where t.about = obligation.anchor and t.kind = 'MEETING_AFTER_THE_END'
            and t.done_at is null))
      """;

  private final JdbcClient jdbc;

  ObligationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Obligation owed, @Nullable LocalDate lookOn, Instant now) {
    jdbc.sql(
            """
            insert into obligation
              (id, partnership, core_group, kind, about, reference, anchor, anchor_on, due_on, due_limit,
               warn_on, warn_limit, or_limit, or_from, provisional, opened_on, opened_at, over_at,
               look_on)
            values
              (:id, :partnership, :group, :kind, :about, :reference, :anchor, :anchorOn, :dueOn, :dueLimit,
               :warnOn, :warnLimit, :orLimit, :orFrom, :provisional, :openedOn, :now, :overAt,
               :lookOn)
            """)
        .param("id", owed.id().value())
        .param("partnership", owed.partnership().value())
        .param("group", owed.coreGroup().value())
        .param("kind", owed.kind().name())
        .param("about", owed.about())
        .param("reference", owed.reference())
        .param("anchor", owed.anchor())
        .param("anchorOn", owed.anchorOn())
        .param("dueOn", owed.dueOn())
        .param("dueLimit", owed.due().limit())
        .param("warnOn", owed.due().warnOn())
        .param("warnLimit", owed.due().warnLimit())
        .param("orLimit", owed.due().orLimit())
        .param("orFrom", owed.due().orFrom())
        .param("provisional", owed.due().provisional())
        .param("openedOn", owed.openedOn())
        .param("now", utc(now))
        .param("overAt", owed.overAt() == null ? null : utc(owed.overAt()))
        .param("lookOn", lookOn)
        .update();
  }

  /**
   * Waits for a change of calendar or policy that is being worked in, and makes the next one wait
   * for this transaction: no date is ever counted on a calendar that has just been replaced.
   */
  void keepCalendar() {
    jdbc.sql("select 1 from pg_advisory_xact_lock_shared(:calendar)")
        .param("calendar", CALENDAR)
        .query(Integer.class)
        .single();
  }

  /** As {@link #keepCalendar}, for the one who replaces it. */
  public void replaceCalendar() {
    jdbc.sql("select 1 from pg_advisory_xact_lock(:calendar)")
        .param("calendar", CALENDAR)
        .query(Integer.class)
        .single();
  }

  /** How the dates of a group's obligations have moved, the latest first. */
  public Map<ObligationId, List<Move>> moves(CoreGroupId group) {
    var moves = new HashMap<ObligationId, List<Move>>();
    jdbc.sql(
            """
            select m.* from obligation_moved m join obligation o on o.id = m.obligation
            where o.core_group = :group order by m.moved_at desc
            """)
        .param("group", group.value())
        .query(row -> {
          moves
              .computeIfAbsent(
                  new ObligationId(row.getObject("obligation", UUID.class)),
                  any -> new ArrayList<>())
              .add(
                  new Move(
                      row.getObject("was_due_on", LocalDate.class),
                      row.getObject("due_on", LocalDate.class),
                      row.getString("why"),
                      row.getObject("moved_at", OffsetDateTime.class).toInstant()));
        });
    return moves;
  }

  /** That a date moved. */
  public record Move(LocalDate wasDueOn, LocalDate dueOn, String why, Instant at) {}

  /** Settles what is open of these kinds about something; says how many there were. */
  int settle(Collection<UUID> about, Collection<Kind> kinds, LocalDate on, Settled how) {
    return jdbc.sql(
            """
            update obligation set settled_on = :on, settled_how = :how
            where about = any (:about) and kind = any (:kinds) and settled_on is null
            """)
        .param("about", new SqlArrayValue("uuid", about.toArray()))
        .param("kinds", new SqlArrayValue("text", kinds.stream().map(Kind::name).toArray()))
        .param("on", on)
        .param("how", how.name())
        .update();
  }

  /** Everything counted from a conference, a meeting or a school move, open or settled. */
  List<Obligation> anchoredTo(UUID anchor) {
    return jdbc.sql("select * from obligation where anchor = :anchor for update")
        .param("anchor", anchor)
        .query((row, n) -> of(row))
        .list();
  }

  void move(
      Obligation moved, LocalDate wasDueOn, @Nullable LocalDate lookOn, String why, Instant now) {
    jdbc.sql(
            """
            update obligation
            set anchor_on = :anchorOn, due_on = :dueOn, due_limit = :dueLimit, warn_on = :warnOn,
              warn_limit = :warnLimit, or_limit = :orLimit, or_from = :orFrom,
              provisional = :provisional, look_on = :lookOn, over_at = :overAt
            where id = :id
            """)
        .param("id", moved.id().value())
        .param("anchorOn", moved.anchorOn())
        .param("dueOn", moved.dueOn())
        .param("dueLimit", moved.due().limit())
        .param("warnOn", moved.due().warnOn())
        .param("warnLimit", moved.due().warnLimit())
        .param("orLimit", moved.due().orLimit())
        .param("orFrom", moved.due().orFrom())
        .param("provisional", moved.due().provisional())
        .param("lookOn", lookOn)
        .param("overAt", moved.overAt() == null ? null : utc(moved.overAt()))
        .update();
    if (wasDueOn.equals(moved.dueOn())) {
      return;
    }
    jdbc.sql(
            """
            insert into obligation_moved (obligation, was_due_on, due_on, why, moved_at)
            values (:id, :was, :due, :why, :now)
            """)
        .param("id", moved.id().value())
        .param("was", wasDueOn)
        .param("due", moved.dueOn())
        .param("why", why)
        .param("now", utc(now))
        .update();
  }

  /** The open one of a kind about something, held until the transaction ends. */
  Optional<Obligation> open(UUID about, Kind kind) {
    return jdbc.sql(
            """
            select * from obligation
            where about = :about and kind = :kind and settled_on is null for update
            """)
        .param("about", about)
        .param("kind", kind.name())
        .query((row, n) -> of(row))
        .optional();
  }

  /** Whether something of this kind about it has been met. */
  public boolean wasMet(UUID about, Kind kind) {
    return jdbc.sql(
            """
            select exists (select 1 from obligation
              where about = :about and kind = :kind and settled_how = 'MET')
            """)
        .param("about", about)
        .param("kind", kind.name())
        .query(Boolean.class)
        .single();
  }

  /** Everything open of these kinds in a group. */
  public List<Obligation> open(CoreGroupId group, Collection<Kind> kinds) {
    return jdbc.sql(
            """
            select * from obligation
            where core_group = :group and kind = any (:kinds) and settled_on is null
            order by due_on, id for update
            """)
        .param("group", group.value())
        .param("kinds", new SqlArrayValue("text", kinds.stream().map(Kind::name).toArray()))
        .query((row, n) -> of(row))
        .list();
  }

  public boolean isOpen(UUID about, Kind kind) {
    return jdbc.sql(
            """
            select exists (select 1 from obligation
              where about = :about and kind = :kind and settled_on is null)
            """)
        .param("about", about)
        .param("kind", kind.name())
        .query(Boolean.class)
        .single();
  }

  /** Everything a group owes or owed, the soonest due first. */
  public List<Obligation> of(CoreGroupId group) {
    return jdbc.sql("select * from obligation where core_group = :group order by due_on, kind, id")
        .param("group", group.value())
        .query((row, n) -> of(row))
        .list();
  }

  public Optional<Obligation> find(ObligationId id, PartnershipId partnership) {
    return jdbc.sql("select * from obligation where id = :id and partnership = :partnership")
        .param("id", id.value())
        .param("partnership", partnership.value())
        .query((row, n) -> of(row))
        .optional();
  }

  /**
   * Takes obligations whose next rung has come, to be worked on in this transaction; another node
   * takes others.
   */
  public List<Obligation> toLookAt(LocalDate today, int atMost) {
    return jdbc.sql(
            "select * from obligation where "
                + TO_LOOK_AT
                + "order by look_on, id limit :most for update skip locked")
        .param("today", today)
        .param("most", atMost)
        .query((row, n) -> of(row))
        .list();
  }

  /** The same for one of them; none if another round has it in hand or was there before. */
  public List<Obligation> toLookAt(LocalDate today, ObligationId id) {
    return jdbc.sql(
            "select * from obligation where id = :id and " + TO_LOOK_AT + "for update skip locked")
        .param("today", today)
        .param("id", id.value())
        .query((row, n) -> of(row))
        .list();
  }

  /** All that are to be looked at by today. */
  public List<ObligationId> idsToLookAt(LocalDate today) {
    return jdbc.sql("select id from obligation where " + TO_LOOK_AT + "order by id")
        .param("today", today)
        .query((row, n) -> new ObligationId(row.getObject(1, UUID.class)))
        .list();
  }

  /** The rungs on record, with who was told at each. */
  public Map<ObligationId, Map<Rung, Set<PersonId>>> rungs(List<Obligation> owed) {
    var rungs = new HashMap<ObligationId, Map<Rung, Set<PersonId>>>();
    jdbc.sql("select obligation, name, told from rung where obligation = any (:ids)")
        .param("ids", ids(owed.stream().map(Obligation::id).toList()))
        .query(row -> {
          rungs
              .computeIfAbsent(
                  new ObligationId(row.getObject("obligation", UUID.class)), any -> new HashMap<>())
              .put(Rung.valueOf(row.getString("name")), people(row));
        });
    return rungs;
  }

  /** Puts rungs on record; one that is there already stays as it is. */
  public void record(List<RungRecord> records, Instant now) {
    jdbc.sql(
            """
            insert into rung (obligation, name, rung_on, outcome, told, recorded_at)
            select r.obligation, r.name, r.rung_on, r.outcome, r.told::uuid[], :now
            from unnest(:obligations, :names, :days, :outcomes, :told)
              as r (obligation, name, rung_on, outcome, told)
            on conflict do nothing
            """)
        .param("now", utc(now))
        .param("obligations", ids(records.stream().map(RungRecord::obligation).toList()))
        .param("names", texts(records.stream().map(one -> one.rung().name()).toList()))
        .param("days", texts(records.stream().map(one -> one.on().toString()).toList(), "date"))
        .param("outcomes", texts(records.stream().map(one -> one.outcome().name()).toList()))
        .param("told", texts(records.stream().map(RungRecord::toldAsArray).toList()))
        .update();
  }

  /** Sets the day of each one's next rung. */
  public void lookNext(Map<ObligationId, Optional<LocalDate>> next) {
    var ids = List.copyOf(next.keySet());
    jdbc.sql(
            """
            update obligation o set look_on = n.look_on
            from unnest(:ids, :days) as n (id, look_on) where o.id = n.id
            """)
        .param("ids", ids(ids))
        .param(
            "days",
            new SqlArrayValue(
                "date",
                ids.stream()
                    .map(id ->
                        next.getOrDefault(id, Optional.empty())
                            .map(LocalDate::toString)
                            .orElse(null))
                    .toArray()))
        .update();
  }

  private static SqlArrayValue ids(List<ObligationId> ids) {
    return new SqlArrayValue("uuid", ids.stream().map(ObligationId::value).toArray());
  }

  private static SqlArrayValue texts(List<String> values) {
    return texts(values, "text");
  }

  private static SqlArrayValue texts(List<String> values, String type) {
    return new SqlArrayValue(type, values.toArray());
  }

  private static Set<PersonId> people(ResultSet row) throws SQLException {
    var people = new HashSet<PersonId>();
    for (var id : (UUID[]) row.getArray("told").getArray()) {
      people.add(new PersonId(id));
    }
    return people;
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static Obligation of(ResultSet row) throws SQLException {
    var over = row.getObject("over_at", OffsetDateTime.class);
    var how = row.getString("settled_how");
    return new Obligation(
        new ObligationId(row.getObject("id", UUID.class)),
        new PartnershipId(row.getObject("partnership", UUID.class)),
        new CoreGroupId(row.getObject("core_group", UUID.class)),
        Kind.valueOf(row.getString("kind")),
        row.getObject("about", UUID.class),
        row.getString("reference"),
        row.getObject("anchor", UUID.class),
        new Due(
            row.getObject("due_on", LocalDate.class),
            row.getObject("anchor_on", LocalDate.class),
            row.getObject("due_limit", UUID.class),
            row.getObject("warn_on", LocalDate.class),
            row.getObject("warn_limit", UUID.class),
            row.getObject("or_limit", UUID.class),
            row.getObject("or_from", LocalDate.class),
            row.getBoolean("provisional")),
        row.getObject("opened_on", LocalDate.class),
        over == null ? null : over.toInstant(),
        row.getObject("settled_on", LocalDate.class),
        how == null ? null : Settled.valueOf(how));
  }
}
