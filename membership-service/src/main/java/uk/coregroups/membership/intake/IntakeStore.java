package uk.coregroups.membership.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.membership.extract.Fault;
import uk.coregroups.membership.extract.Faults;
import uk.coregroups.membership.extract.RecordKind;
import uk.coregroups.membership.intake.Intake.Count;
import uk.coregroups.membership.intake.Intake.Line;
import uk.coregroups.membership.intake.Intake.Phase;
import uk.coregroups.membership.intake.Intake.State;

/**
 * The record of intakes: the tables {@code intake}, {@code intake_count} and {@code intake_line}.
 */
@Repository
class IntakeStore {

  private static final int LINES_KEPT = 10_000;

  private static final String SEEN =
      """
      select i.*, exists (select 1 from pg_locks l where l.locktype = 'advisory' and l.granted
          and l.database = (select oid from pg_database where datname = current_database())
          and l.classid = (hashtext('intake')::bigint & 4294967295)::oid
          and l.objid = (hashtext(i.id::text)::bigint & 4294967295)::oid
          and l.objsubid = 2) as running
      from intake i where i.partnership = :partnership
      """;

  private final JdbcClient jdbc;

  IntakeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Takes the partnership's lock, unless another intake has it, and the intake's own. They are its
   * for as long as its transaction lives, wherever it runs.
   */
  boolean lock(UUID id, PartnershipId partnership) {
    return jdbc.sql(
            """
            select pg_try_advisory_xact_lock(hashtext('intake'), hashtext(:partnership))
              and pg_try_advisory_xact_lock(hashtext('intake'), hashtext(:id))
            """)
        .param("partnership", partnership.toString())
        .param("id", id.toString())
        .query(Boolean.class)
        .single();
  }

  /** On record at once, whatever becomes of it. */
  @Transactional
  public void began(UUID id, PartnershipId partnership, String by, Instant now) {
    jdbc.sql(
            """
            insert into intake (id, partnership, brought_by, began_at, phase)
            values (:id, :partnership, :by, :now, 'READING')
            """)
        .param("id", id)
        .param("partnership", partnership.value())
        .param("by", by)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** How far it has come, for whoever is watching. */
  @Transactional
  public void reached(UUID id, Phase phase, int rows) {
    jdbc.sql("update intake set phase = :phase, row_count = :rows where id = :id")
        .param("id", id)
        .param("phase", phase.name())
        .param("rows", rows)
        .update();
  }

  /**
   * Nothing of it was taken in. If it was after all, for only the database's word of it was lost,
   * it stays on record as taken in.
   */
  @Transactional
  public void refused(
      UUID id,
      PartnershipId partnership,
      @Nullable String fingerprint,
      Faults faults,
      @Nullable String problem,
      Instant now) {
    boolean ended = end(id, fingerprint, false, faults.count(), problem, now);
    var lines = faults.inOrder().stream().map(IntakeStore::line).toList();
    if (ended && !lines.isEmpty()) {
      save(id, partnership, lines);
    }
  }

  /** It is all here; said in the transaction that makes it so. */
  void loaded(
      UUID id, PartnershipId partnership, String fingerprint, List<Count> counts, Instant now) {
    end(id, fingerprint, true, 0, null, now);
    for (var count : counts) {
      jdbc.sql(
              """
              insert into intake_count (intake, partnership, record, added, changed, unchanged, absent)
              values (:id, :partnership, :record, :added, :changed, :unchanged, :absent)
              """)
          .param("id", id)
          .param("partnership", partnership.value())
          .param("record", count.record().name())
          .param("added", count.added())
          .param("changed", count.changed())
          .param("unchanged", count.unchanged())
          .param("absent", count.absent())
          .update();
    }
    save(id, partnership, notes(partnership, counts));
  }

  /** What is told of it is saved; says whether it was not before. */
  boolean told(UUID id, Instant now) {
    return jdbc.sql(
                "update intake set told_at = :now where id = :id and loaded and told_at is null")
            .param("id", id)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /**
   * Intakes of whose groups nobody was told, and that were loaded so long ago; or hours ahead, for
   * a clock was set back. What is to come within the hour can wait for it, and what lies more than
   * a day ahead is another time's.
   */
  List<Untold> untold(Instant now, Duration atLeast) {
    return jdbc.sql(
            """
            select id, partnership from intake
            where loaded and told_at is null
              and (ended_at < :before or ended_at > :anHourAhead and ended_at < :tomorrow)
            order by ended_at
            """)
        .param("before", now.minus(atLeast).atOffset(ZoneOffset.UTC))
        .param("anHourAhead", now.plus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC))
        .param("tomorrow", now.plus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
        .query((row, n) ->
            new Untold(
                row.getObject("id", UUID.class),
                new PartnershipId(row.getObject("partnership", UUID.class))))
        .list();
  }

  private boolean end(
      UUID id,
      @Nullable String fingerprint,
      boolean loaded,
      int faults,
      @Nullable String problem,
      Instant now) {
    return jdbc.sql(
                """
                update intake set fingerprint = :fingerprint, ended_at = :now, loaded = :loaded,
                  fault_count = :faults, problem = :problem
                where id = :id and not coalesce(loaded, false)
                """)
            .param("id", id)
            .param("fingerprint", fingerprint)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("loaded", loaded)
            .param("faults", faults)
            .param("problem", problem)
            .update()
        == 1;
  }

  private static Line line(Fault fault) {
    var column = fault.column();
    var record = fault.record();
    return new Line(
        fault.row(),
        record == null ? "" : record.name(),
        column == null ? null : column.heading(),
        fault.words());
  }

  /** What is no longer in the file, and what the file would have changed and must not. */
  private List<Line> notes(PartnershipId partnership, List<Count> counts) {
    var lines = new ArrayList<Line>();
    for (var count : counts) {
      if (count.absent() > 0) {
        lines.addAll(absent(count.record(), partnership));
      }
    }
    lines.addAll(
        jdbc.sql(
                """
                select s.n from s_person s join person p on p.id = s.id
                join safe_contact c on c.person = p.id
                where (p.email, p.mobile) is distinct from (s.email, s.mobile) order by s.n
                limit %d
                """
                    .formatted(LINES_KEPT))
            .query((row, n) ->
                new Line(
                    row.getInt(1),
                    RecordKind.PERSON.name(),
                    "Email",
                    "It was left as it is here: somebody has made sure how this person is safely"
                        + " reached. Ask them, and correct it by hand"))
            .list());
    lines.addAll(
        jdbc.sql(
                """
                select n, record, field from s_held
                order by n limit %d
                """
                    .formatted(LINES_KEPT))
            .query((row, n) ->
                new Line(
                    row.getInt("n"),
                    row.getString("record"),
                    row.getString("field"),
                    "It was left as it is here. Ask a team manager to make this change by hand"))
            .list());
    return lines;
  }

  private List<Line> absent(RecordKind kind, PartnershipId partnership) {
    var tables =
        switch (kind) {
          case CHILD -> List.of("child", "s_child");
          case PERSON -> List.of("(select * from person where merged_into is null)", "s_person");
          case MEMBERSHIP -> List.of("member", "s_member");
        };
    return jdbc.sql(
            """
            select k.case_key from %s k where k.partnership = :partnership
              and k.case_key is not null
              and not exists (select 1 from %s s where s.case_key = k.case_key)
            order by k.case_key limit %d
            """
                .formatted(tables.getFirst(), tables.getLast(), LINES_KEPT))
        .param("partnership", partnership.value())
        .query((row, n) ->
            new Line(
                null,
                kind.name(),
                "Key",
                row.getString(1) + " is no longer in the file. It was left as it is here"))
        .list();
  }

  private void save(UUID id, PartnershipId partnership, List<Line> lines) {
    jdbc.sql(
            """
            insert into intake_line (intake, partnership, place, row_number, record, field, words)
            select :id, :partnership, l.place, l.row_number, l.record, l.field, l.words
            from unnest(:rows, :records, :fields, :words)
              with ordinality as l (row_number, record, field, words, place)
            """)
        .param("id", id)
        .param("partnership", partnership.value())
        .param("rows", new SqlArrayValue("int", lines.stream().map(Line::row).toArray()))
        .param("records", new SqlArrayValue("text", lines.stream().map(Line::record).toArray()))
        .param("fields", new SqlArrayValue("text", lines.stream().map(Line::field).toArray()))
        .param("words", new SqlArrayValue("text", lines.stream().map(Line::words).toArray()))
        .update();
  }

  /** In one transaction, for its counts are read while its row is. */
  @Transactional(readOnly = true)
  public Optional<Intake> find(UUID id, PartnershipId partnership) {
    return sure(() ->
            jdbc.sql(SEEN + " and i.id = :id")
                .param("partnership", partnership.value())
                .param("id", id)
                .query((row, n) -> intake(row))
                .list())
        .stream()
        .findFirst();
  }

  /** The partnership's intakes, the latest first, in one transaction, as above. */
  @Transactional(readOnly = true)
  public List<Intake> list(PartnershipId partnership, int offset, int atMost) {
    return sure(() ->
        jdbc.sql(SEEN + " order by i.began_at desc, i.id offset :offset limit :most")
            .param("partnership", partnership.value())
            .param("offset", offset)
            .param("most", atMost)
            .query((row, n) -> intake(row))
            .list());
  }

  /**
   * An intake that ends just now has no end when its row is looked at, and no lock a moment later,
   * as if it had been interrupted. Once its lock was seen free its row says how it ended: so only
   * what seems interrupted a second time is.
   */
  private static List<Intake> sure(Supplier<List<Intake>> look) {
    var doubtful = Set.<UUID>of();
    while (true) {
      var seen = look.get();
      var interrupted =
          seen.stream()
              .filter(intake -> intake.state() == State.INTERRUPTED)
              .map(Intake::id)
              .collect(Collectors.toSet());
      if (doubtful.containsAll(interrupted)) {
        return seen;
      }
      doubtful = interrupted;
    }
  }

  long count(PartnershipId partnership) {
    return jdbc.sql("select count(*) from intake where partnership = :partnership")
        .param("partnership", partnership.value())
        .query(Long.class)
        .single();
  }

  List<Line> lines(UUID id, PartnershipId partnership, int offset, int atMost) {
    return jdbc.sql(
            """
            select * from intake_line where intake = :id and partnership = :partnership
            order by place offset :offset limit :most
            """)
        .param("id", id)
        .param("partnership", partnership.value())
        .param("offset", offset)
        .param("most", atMost)
        .query((row, n) ->
            new Line(
                row.getObject("row_number", Integer.class),
                row.getString("record"),
                row.getString("field"),
                row.getString("words")))
        .list();
  }

  long countLines(UUID id, PartnershipId partnership) {
    return jdbc.sql(
            "select count(*) from intake_line where intake = :id and partnership = :partnership")
        .param("id", id)
        .param("partnership", partnership.value())
        .query(Long.class)
        .single();
  }

  private Intake intake(ResultSet row) throws SQLException {
    var id = row.getObject("id", UUID.class);
    var ended = row.getObject("ended_at", OffsetDateTime.class);
    var state =
        ended == null
            ? row.getBoolean("running") ? State.UNDER_WAY : State.INTERRUPTED
            : row.getBoolean("loaded") ? State.LOADED : State.REFUSED;
    return new Intake(
        id,
        row.getString("brought_by"),
        row.getObject("began_at", OffsetDateTime.class).toInstant(),
        state,
        Phase.valueOf(row.getString("phase")),
        row.getInt("row_count"),
        row.getString("fingerprint"),
        ended == null ? null : ended.toInstant(),
        row.getInt("fault_count"),
        row.getString("problem"),
        counts(id));
  }

  private List<Count> counts(UUID id) {
    return jdbc.sql("select * from intake_count where intake = :id order by record")
        .param("id", id)
        .query((row, n) ->
            new Count(
                RecordKind.valueOf(row.getString("record")),
                row.getInt("added"),
                row.getInt("changed"),
                row.getInt("unchanged"),
                row.getInt("absent")))
        .list();
  }

  /** An intake of whose groups nobody was told. */
  record Untold(UUID id, PartnershipId partnership) {}
}
