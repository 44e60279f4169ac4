package uk.coregroups.membership.school;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.SchoolId;
import uk.coregroups.membership.school.Registered.Standing;

/** Schools: the tables {@code school} and {@code school_lead}. */
@Repository
public class SchoolStore {

  private static final String WITH_LEAD =
      """
      select s.*, l.person as lead from school s
      left join school_lead l on l.school = s.id and l.partnership = :partnership
      """;

  private final JdbcClient jdbc;

  SchoolStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void save(School school) {
    jdbc.sql(
            """
            insert into school (id, urn, name, phase, last_day, term_starts)
            values (:id, :urn, :name, :phase, :lastDay, :termStarts)
            on conflict (id) do update set urn = excluded.urn, name = excluded.name,
              phase = excluded.phase, last_day = excluded.last_day, term_starts = excluded.term_starts
            """)
        .param("id", school.id().value())
        .param("urn", school.urn())
        .param("name", school.name())
        .param("phase", school.phase())
        .param("lastDay", school.lastDay())
        .param("termStarts", school.termStarts())
        .update();
  }

  public void nameLead(SchoolId school, PartnershipId partnership, PersonId lead) {
    jdbc.sql(
            """
            insert into school_lead (partnership, school, person) values (:partnership, :school, :lead)
            on conflict (partnership, school) do update set person = excluded.person
            """)
        .param("partnership", partnership.value())
        .param("school", school.value())
        .param("lead", lead.value())
        .update();
  }

  public Optional<School> find(SchoolId id, PartnershipId partnership) {
    return jdbc.sql(WITH_LEAD + "where s.id = :id")
        .param("id", id.value())
        .param("partnership", partnership.value())
        .query((row, n) -> school(row))
        .optional();
  }

  /** These schools, by their ids. */
  public Map<SchoolId, School> all(Collection<SchoolId> ids, PartnershipId partnership) {
    var schools = new HashMap<SchoolId, School>();
    jdbc.sql(WITH_LEAD + "where s.id = any (:ids)")
        .param("ids", new SqlArrayValue("uuid", ids.stream().map(SchoolId::value).toArray()))
        .param("partnership", partnership.value())
        .query((row, n) -> school(row))
        .list()
        .forEach(school -> schools.put(school.id(), school));
    return schools;
  }

  /** The schools whose lead a person is, as a partnership knows them. */
  public List<SchoolId> ledBy(PersonId person, PartnershipId partnership) {
    return jdbc.sql(
            """
            select school from school_lead
            where person = :person and partnership = :partnership order by school
            """)
        .param("person", person.value())
        .param("partnership", partnership.value())
        .query((row, n) -> new SchoolId(row.getObject(1, UUID.class)))
        .list();
  }

  /** The schools that have these numbers, by their numbers. */
  public Map<String, SchoolId> byUrn(Collection<String> urns) {
    var schools = new HashMap<String, SchoolId>();
    jdbc.sql("select urn, id from school where urn = any (:urns)")
        .param("urns", new SqlArrayValue("text", urns.toArray()))
        .query(row -> {
          schools.put(row.getString("urn"), new SchoolId(row.getObject("id", UUID.class)));
        });
    return schools;
  }

  public boolean isUrnTaken(String urn, SchoolId by) {
    return jdbc.sql("select exists (select 1 from school where urn = :urn and id <> :id)")
        .param("urn", urn)
        .param("id", by.value())
        .query(Boolean.class)
        .single();
  }

  /** Schools whose name or number holds the words; all if there are none. Closed ones come last. */
  public List<School> search(PartnershipId partnership, String words, int offset, int atMost) {
    return jdbc.sql(
            WITH_LEAD
                + """
                where :words = '' or position(lower(:words) in lower(s.name)) > 0 or s.urn = :words
                order by s.standing is not distinct from 'CLOSED', lower(s.name), s.id
                offset :offset limit :most
                """)
        .param("partnership", partnership.value())
        .param("words", words)
        .param("offset", offset)
        .param("most", atMost)
        .query((row, n) -> school(row))
        .list();
  }

  public long count(String words) {
    return jdbc.sql(
            """
            select count(*) from school s
            where :words = '' or position(lower(:words) in lower(s.name)) > 0 or s.urn = :words
            """)
        .param("words", words)
        .query(Long.class)
        .single();
  }

  private static School school(ResultSet row) throws SQLException {
    var lead = row.getObject("lead", UUID.class);
    return new School(
        new SchoolId(row.getObject("id", UUID.class)),
        row.getString("urn"),
        row.getString("name"),
        row.getString("phase"),
        row.getObject("last_day", LocalDate.class),
        row.getObject("term_starts", LocalDate.class),
        lead == null ? null : new PersonId(lead),
        register(row));
  }

  private static @Nullable Registered register(ResultSet row) throws SQLException {
    var standing = row.getString("standing");
    return standing == null
        ? null
        : new Registered(
            row.getObject("low_age", Integer.class),
            row.getObject("high_age", Integer.class),
            row.getString("local_authority"),
            row.getString("postcode"),
            Standing.valueOf(standing),
            row.getObject("closes_on", LocalDate.class));
  }
}
