package uk.coregroups.scheduling.policy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.scheduling.timetable.Anchor;
import uk.coregroups.scheduling.timetable.Convention;
import uk.coregroups.scheduling.timetable.Limit;
import uk.coregroups.scheduling.timetable.Policy;
import uk.coregroups.scheduling.timetable.Roll;
import uk.coregroups.scheduling.timetable.Rule;
import uk.coregroups.scheduling.timetable.Severity;
import uk.coregroups.scheduling.timetable.Unit;

/** Policies: the tables {@code policy} and {@code policy_limit}. */
@Repository
// What belongs to a row is read while the row is, on the same connection.
@Transactional
public class PolicyStore {

  private static final LocalDate ALWAYS = LocalDate.of(2000, 1, 1);
  private static final LocalDate FAR_AHEAD = LocalDate.of(9999, 1, 1);

  private final JdbcClient jdbc;

  PolicyStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The policy in force on a day; the starter profile for a partnership that has none yet. */
  public Policy on(LocalDate day, PartnershipId partnership) {
    return jdbc.sql(
            """
            select * from policy
            where partnership = :partnership and effective_from <= :day
            order by version desc limit 1
            """)
        .param("partnership", partnership.value())
        .param("day", day)
        .query((row, n) -> policy(row))
        .optional()
        .orElseGet(() -> begin(partnership));
  }

  /** The policy that was saved last, whenever it takes effect. */
  public Policy latest(PartnershipId partnership) {
    return on(FAR_AHEAD, partnership);
  }

  /** Keeps others from saving a version of it until the transaction ends. */
  public void lock(PartnershipId partnership) {
    latest(partnership);
    jdbc.sql("select 1 from policy where partnership = :id and version = 1 for update")
        .param("id", partnership.value())
        .query(Integer.class)
        .single();
  }

  /** Everything that was ever saved, the newest first. */
  public List<Saved> history(PartnershipId partnership) {
    latest(partnership);
    return jdbc.sql("select * from policy where partnership = :id order by version desc")
        .param("id", partnership.value())
        .query((row, n) -> {
          var at = row.getObject("saved_at", OffsetDateTime.class);
          return new Saved(
              policy(row),
              at == null ? null : at.toInstant(),
              row.getString("saved_by"),
              row.getString("note"));
        })
        .list();
  }

  /** Reads a limit by the id a deadline carries, with the policy it stands in. */
  public SetLimit limit(UUID id) {
    return jdbc.sql(
            """
            select l.*, p.version, p.set_on from policy_limit l join policy p on p.id = l.policy
            where l.id = :id
            """)
        .param("id", id)
        .query((row, n) ->
            new SetLimit(
                limit(row), row.getInt("version"), row.getObject("set_on", LocalDate.class)))
        .single();
  }

  /** Saves a new version. */
  public void save(Policy policy, PartnershipId partnership, Instant now, String by, String note) {
    insert(policy, partnership, now, by, note);
  }

  private Policy begin(PartnershipId partnership) {
    var starter = new Policy(1, ALWAYS, Profile.STARTER.word(), null, Profile.STARTER.limits());
    if (insert(starter, partnership, null, null, null)) {
      return starter;
    }
    return on(ALWAYS, partnership);
  }

  private boolean insert(
      Policy policy,
      PartnershipId partnership,
      @Nullable Instant now,
      @Nullable String by,
      @Nullable String note) {
    var id = UUID.randomUUID();
    int made =
        jdbc.sql(
                """
                insert into policy
                  (id, partnership, version, effective_from, profile, set_on, saved_at, saved_by, note)
                values (:id, :partnership, :version, :from, :profile, :setOn, :now, :by, :note)
                on conflict do nothing
                """)
            .param("id", id)
            .param("partnership", partnership.value())
            .param("version", policy.version())
            .param("from", policy.effectiveFrom())
            .param("profile", policy.profile())
            .param("setOn", policy.setOn())
            .param("now", now == null ? null : now.atOffset(ZoneOffset.UTC))
            .param("by", by)
            .param("note", note)
            .update();
    if (made == 1) {
      policy.limits().forEach(limit -> insert(id, limit));
    }
    return made == 1;
  }

  private void insert(UUID policy, Limit limit) {
    jdbc.sql(
            """
            insert into policy_limit
              (id, policy, rule, anchor, severity, amount, unit, convention, roll, source)
            values
              (:id, :policy, :rule, :anchor, :severity, :amount, :unit, :convention, :roll, :source)
            """)
        .param("id", limit.id())
        .param("policy", policy)
        .param("rule", limit.rule().name())
        .param("anchor", limit.anchor().name())
        .param("severity", limit.severity().name())
        .param("amount", limit.amount())
        .param("unit", limit.unit().name())
        .param("convention", limit.convention().name())
        .param("roll", limit.roll().name())
        .param("source", limit.source())
        .update();
  }

  private Policy policy(ResultSet row) throws SQLException {
    return new Policy(
        row.getInt("version"),
        row.getObject("effective_from", LocalDate.class),
        row.getString("profile"),
        row.getObject("set_on", LocalDate.class),
        limits(row.getObject("id", UUID.class)));
  }

  private List<Limit> limits(UUID policy) {
    return jdbc.sql(
            "select * from policy_limit where policy = :policy order by rule, anchor, severity")
        .param("policy", policy)
        .query((row, n) -> limit(row))
        .list();
  }

  /** A row of {@code policy_limit}. */
  public static Limit limit(ResultSet row) throws SQLException {
    return new Limit(
        row.getObject("id", UUID.class),
        Rule.valueOf(row.getString("rule")),
        Anchor.valueOf(row.getString("anchor")),
        Severity.valueOf(row.getString("severity")),
        row.getInt("amount"),
        Unit.valueOf(row.getString("unit")),
        Convention.valueOf(row.getString("convention")),
        Roll.valueOf(row.getString("roll")),
        row.getString("source"));
  }

  /**
   * A limit as it stands in a policy.
   *
   * @param version of the policy
   * @param setOn the day the partnership set it; null in a starting profile nobody has confirmed
   */
  public record SetLimit(Limit limit, int version, @Nullable LocalDate setOn) {}

  /** A version, and who saved it; the first of each partnership was saved by nobody. */
  public record Saved(
      Policy policy, @Nullable Instant at, @Nullable String by, @Nullable String note) {}
}
