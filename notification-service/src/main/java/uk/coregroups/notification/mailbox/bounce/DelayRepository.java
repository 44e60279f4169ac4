package uk.coregroups.notification.mailbox.bounce;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.LetterId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;

/** Letters that mail servers reported as held up, in the table {@code incoming}. */
@Repository
class DelayRepository {

  private final JdbcClient jdbc;

  DelayRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Delays of which nothing better has come: neither another report on the letter, nor anything
   * from the person since.
   */
  List<Delay> withoutSequel(Instant from, Instant until) {
    return jdbc.sql(
            """
            select d.id, d.letter, d.partnership, d.core_group, d.person, d.words from incoming d
            where d.kind = 'DELAYED' and d.received_at > :from and d.received_at <= :until
              and not exists (select 1 from incoming later
                where later.letter = d.letter and later.received_at > d.received_at
                  and later.kind <> 'DELAYED')
              and not exists (select 1 from incoming answer
                where d.person is not null and answer.partnership = d.partnership
                  and answer.person = d.person and answer.received_at > d.received_at
                  and answer.kind in ('CALENDAR_ANSWER', 'OTHER_TIME_PROPOSED', 'DEPUTY_PROPOSED'))
            order by d.received_at, d.id
            """)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("until", until.atOffset(ZoneOffset.UTC))
        .query((row, n) -> {
          var letter = row.getObject("letter", UUID.class);
          var partnership = row.getObject("partnership", UUID.class);
          var group = row.getObject("core_group", UUID.class);
          var person = row.getObject("person", UUID.class);
          return new Delay(
              row.getObject("id", UUID.class),
              letter == null ? null : new LetterId(letter),
              partnership == null ? null : new PartnershipId(partnership),
              group == null ? null : new CoreGroupId(group),
              person == null ? null : new PersonId(person),
              row.getString("words"));
        })
        .list();
  }

  /** One report. */
  record Delay(
      UUID id,
      @Nullable LetterId letter,
      @Nullable PartnershipId partnership,
      @Nullable CoreGroupId coreGroup,
      @Nullable PersonId person,
      @Nullable String words) {

    /** What a task about it is about: of one letter there is one, however often it was held up. */
    UUID about() {
      return letter == null ? id : letter.value();
    }

    @Override
    public String toString() {
      return "Delay[" + id + "]";
    }
  }
}
