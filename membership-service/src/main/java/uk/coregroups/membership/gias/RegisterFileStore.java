package uk.coregroups.membership.gias;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * A file of the register while somebody looks at it, and the schools it is taken into: the tables
 * {@code register_file}, {@code register_row} and {@code school}.
 */
@Repository
class RegisterFileStore {

  private static final int BATCH = 5_000;

  /** A school that closed before anybody here had heard of it is no school to choose. */
  private static final String NEW =
      """
      from register_row r where r.file = :file and r.standing <> 'CLOSED'
        and not exists (select 1 from school s where s.urn = r.urn)
      """;

  private static final String CHANGED =
      """
      from register_row r join school s on s.urn = r.urn
      where r.file = :file and (s.name, s.phase, s.low_age, s.high_age, s.local_authority,
          s.postcode, s.standing, s.closes_on)
        is distinct from (r.name, r.phase, r.low_age, r.high_age, r.local_authority,
          r.postcode, r.standing, r.closes_on)
      """;

  private final JdbcClient jdbc;

  RegisterFileStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Lays a file down to be looked at; the ones before it are forgotten. */
  void lay(UUID file, List<GiasRow> rows, Instant now) {
    jdbc.sql("delete from register_file").update();
    jdbc.sql("insert into register_file (id, read_at) values (:id, :now)")
        .param("id", file)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
    for (int from = 0; from < rows.size(); from += BATCH) {
      insert(file, rows.subList(from, Math.min(from + BATCH, rows.size())));
    }
    jdbc.sql("analyze register_row").update();
  }

  private void insert(UUID file, List<GiasRow> rows) {
    jdbc.sql(
            """
            insert into register_row (file, urn, name, phase, low_age, high_age, local_authority,
              postcode, standing, closes_on)
            select :file, * from unnest(:urns, :names, :phases, :lowAges, :highAges, :authorities,
              :postcodes, :standings, :closesOn)
            """)
        .param("file", file)
        .param("urns", column("text", rows, GiasRow::urn))
        .param("names", column("text", rows, GiasRow::name))
        .param("phases", column("text", rows, GiasRow::phase))
        .param("lowAges", column("int", rows, row -> row.entry().lowAge()))
        .param("highAges", column("int", rows, row -> row.entry().highAge()))
        .param("authorities", column("text", rows, row -> row.entry().localAuthority()))
        .param("postcodes", column("text", rows, row -> row.entry().postcode()))
        .param("standings", column("text", rows, row -> row.entry().standing().name()))
        .param("closesOn", column("date", rows, row -> date(row.entry().closesOn())))
        .update();
  }

  boolean isThere(UUID file) {
    return jdbc.sql("select exists (select 1 from register_file where id = :file)")
        .param("file", file)
        .query(Boolean.class)
        .single();
  }

  /** What would come of taking it. */
  Change change(UUID file) {
    return new Change(
        count("select count(*) from register_row where file = :file", file),
        count("select count(*) " + NEW, file),
        count("select count(*) " + CHANGED, file),
        count("select count(*) " + CHANGED + closing(), file),
        count(
            """
            select count(*) from register_row r where r.file = :file and r.standing = 'CLOSED'
              and not exists (select 1 from school s where s.urn = r.urn)
            """,
            file),
        jdbc.sql("select r.name " + CHANGED + closing() + " order by lower(r.name) limit 25")
            .param("file", file)
            .query((row, n) -> row.getString(1))
            .list());
  }

  /** Takes it and forgets it. Schools of which it does not speak stay as they are. */
  void take(UUID file) {
    jdbc.sql("lock table school in share row exclusive mode").update();
    jdbc.sql(
            """
            update school set name = r.name, phase = r.phase, low_age = r.low_age,
              high_age = r.high_age, local_authority = r.local_authority, postcode = r.postcode,
              standing = r.standing, closes_on = r.closes_on
            from register_row r where r.file = :file and school.urn = r.urn
            """)
        .param("file", file)
        .update();
    jdbc.sql(
            """
            insert into school (id, urn, name, phase, low_age, high_age, local_authority, postcode,
              standing, closes_on)
            select gen_random_uuid(), r.urn, r.name, r.phase, r.low_age, r.high_age,
              r.local_authority, r.postcode, r.standing, r.closes_on
            """
                + NEW)
        .param("file", file)
        .update();
    jdbc.sql("delete from register_file where id = :file").param("file", file).update();
  }

  private static String closing() {
    return " and r.standing = 'CLOSED' and s.standing is distinct from 'CLOSED'";
  }

  private long count(String sql, UUID file) {
    return jdbc.sql(sql).param("file", file).query(Long.class).single();
  }

  private static java.sql.@Nullable Date date(@Nullable LocalDate day) {
    return day == null ? null : java.sql.Date.valueOf(day);
  }

  private static SqlArrayValue column(
      String type, List<GiasRow> rows, Function<GiasRow, @Nullable Object> cell) {
    return new SqlArrayValue(type, rows.stream().map(cell).toArray());
  }

  /**
   * What a file makes of the register.
   *
   * @param closed how many of the changed have closed
   * @param passedOver closed schools that nobody here has heard of
   * @param closing the names of some of those that have closed
   */
  record Change(
      long rows, long added, long changed, long closed, long passedOver, List<String> closing) {}
}
