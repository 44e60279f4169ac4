package uk.coregroups.membership.retention;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.membership.RetentionClass;

/** How long each partnership keeps what: the table {@code retention}. */
@Repository
public class RetentionStore {

  private final JdbcClient jdbc;

  RetentionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Retention of(PartnershipId partnership, RetentionClass record) {
    return jdbc.sql("select * from retention where partnership = :partnership and record = :record")
        .param("partnership", partnership.value())
        .param("record", record.name())
        .query((row, n) -> new Retention(record, row.getInt("months"), row.getString("source")))
        .optional()
        .orElse(Retention.byDefault(record));
  }

  List<Retention> all(PartnershipId partnership) {
    return Arrays.stream(RetentionClass.values()).map(one -> of(partnership, one)).toList();
  }

  void set(PartnershipId partnership, Retention retention, String by, Instant now) {
    jdbc.sql(
            """
            insert into retention values (:partnership, :record, :months, :source, :now, :by)
            on conflict (partnership, record) do update set months = excluded.months,
              source = excluded.source, set_at = excluded.set_at, set_by = excluded.set_by
            """)
        .param("partnership", partnership.value())
        .param("record", retention.record().name())
        .param("months", retention.months())
        .param("source", retention.source())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .update();
  }
}
