package uk.coregroups.scheduling.policy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.scheduling.timetable.Convention;
import uk.coregroups.scheduling.timetable.Limit;
import uk.coregroups.scheduling.timetable.Policy;
import uk.coregroups.scheduling.timetable.Roll;
import uk.coregroups.scheduling.timetable.Rule;
import uk.coregroups.scheduling.timetable.Severity;
import uk.coregroups.scheduling.timetable.Unit;

/** Policies: the tables {@code policy} and {@code policy_limit}. */
@Repository
public class PolicyStore {

  private static final LocalDate ALWAYS = LocalDate.of(2000, 1, 1);

  private final JdbcClient jdbc;

  PolicyStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The policy in force on a day; the starter profile for a partnership that has none yet. */
  public Policy on(LocalDate day, PartnershipId partnership) {
    return jdbc.sql(
            """
            select id, version, effective_from from policy
            where partnership = :partnership and effective_from <= :day
            order by version desc limit 1
            """)
        .param("partnership", partnership.value())
        .param("day", day)
        .query((row, n) ->
            new Policy(
                row.getInt("version"),
                row.getObject("effective_from", LocalDate.class),
                limits(row.getObject("id", UUID.class))))
        .optional()
        .orElseGet(() -> begin(partnership));
  }

  /** Reads a limit by the id a deadline carries. */
  public Limit limit(UUID id) {
    return jdbc.sql("select * from policy_limit where id = :id")
        .param("id", id)
        .query((row, n) -> limit(row))
        .single();
  }

  private List<Limit> limits(UUID policy) {
    return jdbc.sql("select * from policy_limit where policy = :policy order by rule, severity")
        .param("policy", policy)
        .query((row, n) -> limit(row))
        .list();
  }

  private Policy begin(PartnershipId partnership) {
    var id = UUID.randomUUID();
    int made =
        jdbc.sql(
                """
                insert into policy (id, partnership, version, effective_from, profile)
                values (:id, :partnership, 1, :from, :profile) on conflict do nothing
                """)
            .param("id", id)
            .param("partnership", partnership.value())
            .param("from", ALWAYS)
            .param("profile", StarterProfile.NAME)
            .update();
    if (made == 0) {
      return on(ALWAYS, partnership);
    }
    var limits = StarterProfile.limits();
    limits.forEach(limit -> save(id, limit));
    return new Policy(1, ALWAYS, limits);
  }

  private void save(UUID policy, Limit limit) {
    jdbc.sql(
            """
            insert into policy_limit
              (id, policy, rule, severity, amount, unit, convention, roll, source)
            values (:id, :policy, :rule, :severity, :amount, :unit, :convention, :roll, :source)
            """)
        .param("id", limit.id())
        .param("policy", policy)
        .param("rule", limit.rule().name())
        .param("severity", limit.severity().name())
        .param("amount", limit.amount())
        .param("unit", limit.unit().name())
        .param("convention", limit.convention().name())
        .param("roll", limit.roll().name())
        .param("source", limit.source())
        .update();
  }

  private static Limit limit(ResultSet row) throws SQLException {
    return new Limit(
        row.getObject("id", UUID.class),
        Rule.valueOf(row.getString("rule")),
        Severity.valueOf(row.getString("severity")),
        row.getInt("amount"),
        Unit.valueOf(row.getString("unit")),
        Convention.valueOf(row.getString("convention")),
        Roll.valueOf(row.getString("roll")),
        row.getString("source"));
  }
}
