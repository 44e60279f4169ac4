package uk.coregroups.membership.reading;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.clock.SuiteClock;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PersonId;

/**
 * Readings of families' records: the table {@code record_read}.
 *
 * <p>Opening a part of a record is written down each time. A list in which the names of children or
 * family members stand beside others is written down once a day for each reader and each of its
 * groups.
 */
@Repository
public class ReadingStore {

  private final JdbcClient jdbc;

  ReadingStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Part of a record was opened. */
  public void opened(CoreGroupId group, What what, Caller caller, Instant now) {
    write(List.of(group), what, caller, now, "");
  }

  /** A page about somebody was opened: a reading of each family they belong to. */
  public void opened(PersonId person, What what, Caller caller, Instant now) {
    write(familiesOf(List.of(person)), what, caller, now, "");
  }

  /** These people stood in a list: of each family to which one of them belongs. */
  public void listedPeople(Collection<PersonId> people, What what, Caller caller, Instant now) {
    listed(familiesOf(people), what, caller, now);
  }

  private Set<CoreGroupId> familiesOf(Collection<PersonId> people) {
    return jdbc.sql(
            """
            select distinct m.core_group from member m join person p on p.id = m.person
            where p.id = any (:people) and p.kind = 'FAMILY'
            """)
        .param("people", new SqlArrayValue("uuid", people.stream().map(PersonId::value).toArray()))
        .query((row, n) -> new CoreGroupId(row.getObject(1, UUID.class)))
        .set();
  }

  /** Names of these groups' children stood in a list. */
  public void listed(Collection<CoreGroupId> groups, What what, Caller caller, Instant now) {
    write(
        groups,
        what,
        caller,
        now,
        """
        and not exists (select 1 from record_read r
          where r.core_group = g.id and r.reader = :reader and r.what = :what and r.at >= :morning)
        """);
  }

  private void write(
      Collection<CoreGroupId> groups, What what, Caller caller, Instant now, String unless) {
    if (groups.isEmpty()) {
      return;
    }
    var statement =
        jdbc.sql(
                """
                insert into record_read (core_group, partnership, reader, role, what, at)
                select g.id, g.partnership, :reader, :role, :what, :now from core_group g
                where g.id = any (:groups)
                """
                    + unless)
            .param(
                "groups",
                new SqlArrayValue("uuid", groups.stream().map(CoreGroupId::value).toArray()))
            .param("reader", caller.id())
            .param("role", roles(caller))
            .param("what", what.name())
            .param("now", now.atOffset(ZoneOffset.UTC));
    if (!unless.isEmpty()) {
      var today = now.atZone(SuiteClock.LONDON).toLocalDate();
      statement.param("morning", today.atStartOfDay(SuiteClock.LONDON).toOffsetDateTime());
    }
    statement.update();
  }

  private static String roles(Caller caller) {
    return caller.roles().stream().map(Role::name).sorted().collect(Collectors.joining(", "));
  }

  /** Who has read a record, the latest first. */
  public List<Reading> of(CoreGroupId group, int offset, int atMost) {
    return jdbc.sql(
            """
            select reader, role, what, at from record_read where core_group = :group
            order by at desc, reader, what offset :offset limit :most
            """)
        .param("group", group.value())
        .param("offset", offset)
        .param("most", atMost)
        .query((row, n) ->
            new Reading(
                row.getString("reader"),
                row.getString("role"),
                What.valueOf(row.getString("what")).words(),
                row.getObject("at", OffsetDateTime.class).toInstant()))
        .list();
  }

  public long count(CoreGroupId group) {
    return jdbc.sql("select count(*) from record_read where core_group = :group")
        .param("group", group.value())
        .query(Long.class)
        .single();
  }

  /** One reading of a family's record; {@code what} is in words. */
  public record Reading(String reader, String role, String what, Instant at) {}
}
