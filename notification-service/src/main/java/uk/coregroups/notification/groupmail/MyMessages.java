package uk.coregroups.notification.groupmail;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.clock.SuiteClock;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.notification.groupmail.GroupMailApi.Message;

/** What somebody was told of and may read after signing in, for as long as they are a member. */
@Repository
class MyMessages {

  private final JdbcClient jdbc;

  MyMessages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Message> of(Set<PersonId> people, Instant now) {
    return jdbc.sql(
            """
            select m.*, a.name from group_mail m left join address a on a.person = m.author
            where m.state = 'PASSED_ON' and m.words is not null and m.arrived_at > :after
              and exists (
                select 1 from letter l join seat s on s.person = l.person
                where l.about = m.id and l.purpose = 'GROUP_NOTICE' and l.person = any (:people)
                  and s.core_group = m.core_group and s.kind = 'PROFESSIONAL'
                  and s.from_day <= :today and (s.until_day is null or s.until_day > :today))
            order by m.arrived_at desc limit 100
            """)
        .param("after", now.minus(GroupMailStore.READABLE_FOR).atOffset(ZoneOffset.UTC))
        .param("today", LocalDate.ofInstant(now, SuiteClock.LONDON))
        .param("people", new SqlArrayValue("uuid", people.stream().map(PersonId::value).toArray()))
        .query((row, n) ->
            new Message(
                row.getObject("id", UUID.class),
                new CoreGroupId(row.getObject("core_group", UUID.class)),
                row.getString("name"),
                row.getString("subject"),
                row.getString("words"),
                ((String[]) row.getArray("attached").getArray()).length,
                row.getObject("arrived_at", OffsetDateTime.class).toInstant()))
        .list();
  }
}
