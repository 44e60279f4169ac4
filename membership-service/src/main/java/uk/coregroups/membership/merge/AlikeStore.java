package uk.coregroups.membership.merge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;

/**
 * Finds records that may be of one person: of the same kind, with the same mailbox, the same mobile
 * number, or the same name at the same place of work. Capitals, blanks and stops in a name count
 * for nothing.
 */
@Repository
class AlikeStore {

  private static final String ALIKE =
      """
      with known as (
        select id, kind, lower(email) as email, mobile,
          lower(regexp_replace(name, '[^[:alpha:]]', '', 'g')) as name,
          lower(regexp_replace(coalesce(agency, ''), '[^[:alnum:]]', '', 'g')) as agency
        from person where partnership = :partnership and merged_into is null),
      pair as (
        select a.id as one, b.id as other, 'MAILBOX' as why from known a join known b
          on a.email = b.email and a.kind = b.kind and a.id < b.id
        union all select a.id, b.id, 'MOBILE' from known a join known b
          on a.mobile = b.mobile and a.kind = b.kind and a.id < b.id
        union all select a.id, b.id, 'NAME' from known a join known b
          on a.name = b.name and a.agency = b.agency and a.kind = b.kind and a.id < b.id
          where a.name <> ''),
      alike as (
        select one, other, string_agg(why, ',' order by why) as why from pair p
        where not exists (select 1 from two_people t where t.one = p.one and t.other = p.other)
        group by one, other)
      """;

  private final JdbcClient jdbc;

  AlikeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Alike> some(PartnershipId partnership, int offset, int atMost) {
    return jdbc.sql(
            ALIKE
                + """
                select a.* from alike a join person p on p.id = a.one
                order by lower(p.name), a.one, a.other offset :offset limit :most
                """)
        .param("partnership", partnership.value())
        .param("offset", offset)
        .param("most", atMost)
        .query((row, n) -> alike(row))
        .list();
  }

  long count(PartnershipId partnership) {
    return jdbc.sql(ALIKE + "select count(*) from alike")
        .param("partnership", partnership.value())
        .query(Long.class)
        .single();
  }

  private static Alike alike(ResultSet row) throws SQLException {
    return new Alike(
        new PersonId(row.getObject("one", UUID.class)),
        new PersonId(row.getObject("other", UUID.class)),
        List.of(row.getString("why").split(",", -1)));
  }

  /**
   * Two records.
   *
   * @param why what they have in common: MAILBOX, MOBILE or NAME
   */
  record Alike(PersonId one, PersonId other, List<String> why) {}
}
