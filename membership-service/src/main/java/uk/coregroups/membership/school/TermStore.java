package uk.coregroups.membership.school;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.SchoolId;

/** The terms of schools: the table {@code school_term}. */
@Repository
public class TermStore {

  private final JdbcClient jdbc;

  TermStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Lets nobody else change any term until the transaction ends. */
  public void hold() {
    jdbc.sql("lock table school_term in share row exclusive mode").update();
  }

  /** The terms of a school, the earliest first. */
  public List<SchoolTerm> of(SchoolId school) {
    return of(List.of(school)).getOrDefault(school, List.of());
  }

  /** The terms of each of these schools that has any, the earliest first. */
  public Map<SchoolId, List<SchoolTerm>> of(Collection<SchoolId> schools) {
    var terms = new LinkedHashMap<SchoolId, List<SchoolTerm>>();
    jdbc.sql("select * from school_term where school = any (:schools) order by school, first_day")
        .param("schools", ids(schools))
        .query(row -> {
          var school = new SchoolId(row.getObject("school", UUID.class));
          terms
              .computeIfAbsent(school, any -> new ArrayList<>())
              .add(
                  new SchoolTerm(
                      row.getString("name"),
                      row.getObject("first_day", LocalDate.class),
                      row.getObject("last_day", LocalDate.class)));
        });
    return terms;
  }

  /** From now on these are all the terms of these schools. */
  public void replace(Map<SchoolId, List<SchoolTerm>> all) {
    jdbc.sql("delete from school_term where school = any (:schools)")
        .param("schools", ids(all.keySet()))
        .update();
    var schools = new ArrayList<SchoolId>();
    var terms = new ArrayList<SchoolTerm>();
    all.forEach((school, its) ->
        its.forEach(term -> {
          schools.add(school);
          terms.add(term);
        }));
    jdbc.sql(
            """
            insert into school_term (school, name, first_day, last_day)
            select * from unnest(:schools, :names, :firstDays, :lastDays)
            """)
        .param("schools", ids(schools))
        .param("names", new SqlArrayValue("text", terms.stream().map(SchoolTerm::name).toArray()))
        .param("firstDays", days(terms.stream().map(SchoolTerm::firstDay).toList()))
        .param("lastDays", days(terms.stream().map(SchoolTerm::lastDay).toList()))
        .update();
  }

  private static SqlArrayValue ids(Collection<SchoolId> schools) {
    return new SqlArrayValue("uuid", schools.stream().map(SchoolId::value).toArray());
  }

  private static SqlArrayValue days(List<LocalDate> days) {
    return new SqlArrayValue("date", days.stream().map(java.sql.Date::valueOf).toArray());
  }
}
