package uk.coregroups.scheduling.reference;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.PartnershipId;

/** What letters call things: reads {@code meeting} and {@code obligation}. */
@Repository
class ReferenceStore {

  private final JdbcClient jdbc;

  ReferenceStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What a partnership's letters call by this reference; a meeting before what is owed about it.
   */
  List<Meant> meant(PartnershipId partnership, String reference) {
    return jdbc.sql(
            """
            select core_group, id as meeting from meeting
            where partnership = :partnership and reference = :reference
            union
            select o.core_group, null from obligation o
            where o.partnership = :partnership and o.reference = :reference
              and not exists (select from meeting m
                where m.partnership = :partnership and m.reference = :reference)
            """)
        .param("partnership", partnership.value())
        .param("reference", reference.toUpperCase(Locale.UK))
        .query((row, n) -> {
          var meeting = row.getObject("meeting", UUID.class);
          return new Meant(
              new CoreGroupId(row.getObject("core_group", UUID.class)),
              meeting == null ? null : new MeetingId(meeting));
        })
        .list();
  }

  /**
   * What is meant.
   *
   * @param meeting null if it is about the group, and about no meeting of it
   */
  record Meant(CoreGroupId coreGroup, @Nullable MeetingId meeting) {}
}
