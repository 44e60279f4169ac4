package uk.coregroups.membership.restriction;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;

/** Who restricted or opened a group, and when: the table {@code restriction_record}. */
@Repository
class RestrictionStore {

  private final JdbcClient jdbc;

  RestrictionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void remember(RestrictGroup.Asked asked, List<String> openTo) {
    jdbc.sql(
            """
            insert into restriction_record (core_group, partnership, open_to, why, at, by)
            values (:group, :partnership, :openTo, :why, :now, :by)
            """)
        .param("group", asked.group().value())
        .param("partnership", asked.partnership().value())
        .param("openTo", new SqlArrayValue("text", openTo.toArray()))
        .param("why", asked.why().strip())
        .param("now", asked.now().atOffset(ZoneOffset.UTC))
        .param("by", asked.by())
        .update();
  }

  /** What was decided about a group, the latest first. */
  List<Decided> of(CoreGroupId group) {
    return jdbc.sql(
            "select open_to, why, at, by from restriction_record where core_group = :group"
                + " order by at desc")
        .param("group", group.value())
        .query((row, n) ->
            new Decided(
                List.of((String[]) row.getArray("open_to").getArray()),
                row.getString("why"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("by")))
        .list();
  }

  /**
   * One decision.
   *
   * @param openTo the accounts it named; empty if the group was opened to all staff
   */
  record Decided(List<String> openTo, String why, Instant at, String by) {}
}
