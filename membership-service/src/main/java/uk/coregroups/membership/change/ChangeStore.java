package uk.coregroups.membership.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PersonId;

/** The record of changes, the latest first. */
@Repository
class ChangeStore {

  private static final String OF_PERSON =
      "c.person in (select id from person where id = :id or merged_into = :id)";
  private static final String OF_GROUP = "c.core_group = :id";

  private final JdbcClient jdbc;

  ChangeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Page of(PersonId person, int offset, int atMost) {
    return page(OF_PERSON, person.value(), offset, atMost);
  }

  Page of(CoreGroupId group, int offset, int atMost) {
    return page(OF_GROUP, group.value(), offset, atMost);
  }

  private Page page(String which, UUID id, int offset, int atMost) {
    var count = jdbc.sql("select count(*) from recorded_change c where " + which);
    var rows =
        jdbc.sql(
                """
                select c.*, p.name, g.reference from recorded_change c
                join person p on p.id = c.person
                left join core_group g on g.id = c.core_group
                where %s order by c.id desc offset :offset limit :most
                """
                    .formatted(which))
            .param("offset", offset)
            .param("most", atMost);
    return new Page(
        count.param("id", id).query(Long.class).single(),
        rows.param("id", id).query((row, n) -> change(row)).list());
  }

  private static Change change(ResultSet row) throws SQLException {
    return new Change(
        row.getString("name"),
        row.getString("reference"),
        What.valueOf(row.getString("what")),
        row.getString("before"),
        row.getString("after"),
        Way.valueOf(row.getString("way")),
        row.getString("by"),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }

  /** What of somebody was changed. */
  enum What {
    NAME,
    EMAIL,
    MOBILE,
    /** Whether the address is kept from others. */
    ADDRESS,
    SAFE_CONTACT,
    MEMBERSHIP
  }

  /**
   * One change.
   *
   * @param name of the person it is about
   * @param reference of the core group, if it is about a membership
   * @param by the account for which it was done; empty if for nobody in particular
   */
  record Change(
      String name,
      @Nullable String reference,
      What what,
      @Nullable String before,
      @Nullable String after,
      Way way,
      String by,
      Instant at) {}

  record Page(long count, List<Change> rows) {}
}
