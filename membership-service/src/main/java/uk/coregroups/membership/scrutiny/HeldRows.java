package uk.coregroups.membership.scrutiny;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.apart.Restrictions;
import uk.coregroups.events.ids.PartnershipId;

/**
 * Rows that would change who sees something of a restricted group, and were not brought by somebody
 * who is named for it. What they would change is laid out as it is here, so that nothing comes of
 * it; {@code s_held} says which rows a person must see to.
 *
 * <p>How somebody is reached is left, and so are who a membership belongs to and days that would
 * make it longer; a new membership is not laid out at all. That a membership has ended is taken in:
 * it opens nothing to anybody.
 */
@Repository
class HeldRows {

  private static final String PEOPLE =
      """
      insert into s_held (n, record, field, id, email, mobile)
      with closed as materialized (
        select p.* from person p where p.partnership = :partnership and p.id in (
          select person from v_sees_restricted where not :account = any (accounts)))
      select s.n, 'PERSON', 'Email', s.id, c.email, c.mobile from s_person s join closed c
        on c.id = s.id or (s.fresh and s.kind = 'PROFESSIONAL' and c.kind = 'PROFESSIONAL'
          and c.case_key is null and c.merged_into is null and c.mailbox = lower(s.email))
      where not exists (select 1 from safe_contact safe where safe.person = c.id)
        and (s.email, coalesce(s.mobile, c.mobile)) is distinct from (c.email, c.mobile)
      """;

  private static final String MEMBERSHIPS =
      """
      insert into s_held (n, record, field, person, from_day, until_day)
      select s.n, 'MEMBERSHIP',
        case when m.person is distinct from s.person then 'Person'
          when s.from_day < m.from_day then 'From' else 'LeftOn' end,
        m.person, m.from_day, m.until_day
      from s_member s
      join restriction r on r.core_group = s.family and not :account = any (r.accounts)
      left join member m on m.core_group = s.family and m.case_key = s.case_key
      where m.person is distinct from s.person
        or s.from_day < m.from_day or s.until_day > m.until_day
      """;

  private static final List<String> LEFT_AS_THEY_ARE =
      List.of(
          """
          update s_person s set email = h.email, mobile = h.mobile from s_held h
          where h.record = 'PERSON' and h.id = s.id
          """,
          """
          update s_member s
          set person = h.person, from_day = h.from_day, until_day = h.until_day from s_held h
          where h.record = 'MEMBERSHIP' and h.n = s.n and h.person is not null
          """,
          """
          delete from s_member s using s_held h
          where h.record = 'MEMBERSHIP' and h.n = s.n and h.person is null
          """);

  private final JdbcClient jdbc;

  HeldRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void holdBack(PartnershipId partnership, String by) {
    if (hold(PEOPLE, partnership, by) + hold(MEMBERSHIPS, partnership, by) > 0) {
      LEFT_AS_THEY_ARE.forEach(sql -> jdbc.sql(sql).update());
    }
  }

  private int hold(String rows, PartnershipId partnership, String by) {
    return jdbc.sql(rows)
        .param("partnership", partnership.value())
        .param("account", Restrictions.account(by))
        .update();
  }
}
