package uk.coregroups.notification.letter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;

/** Reads the ledger for pages. */
@Repository
class LedgerPage {

  private static final String WHICH =
      """
      from letter l where l.partnership = :partnership
        and (cast(:group as uuid) is null or l.core_group = :group)
        and (cast(:person as uuid) is null or l.person = :person
          or l.person in (select person from address where merged_into = :person))
        and (not :troubled or l.state in ('UNDELIVERABLE', 'UNCERTAIN', 'EXPIRED', 'AWAITING_ADDRESS'))
        and l.purpose <> 'SIGN_IN_CODE'
      """;

  private final JdbcClient jdbc;

  LedgerPage(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<LetterStore.Written> rows(Which which, int offset, int atMost) {
    return query(
            "select * " + WHICH + " order by l.written_at desc, l.id offset :offset limit :most",
            which)
        .param("offset", offset)
        .param("most", atMost)
        .query((row, n) -> LetterStore.written(row))
        .list();
  }

  long count(Which which) {
    return query("select count(*) " + WHICH, which).query(Long.class).single();
  }

  private JdbcClient.StatementSpec query(String sql, Which which) {
    return jdbc.sql(sql)
        .param("partnership", which.partnership.value())
        .param("group", which.coreGroup == null ? null : which.coreGroup.value())
        .param("person", which.person == null ? null : which.person.value())
        .param("troubled", which.troubled);
  }

  /**
   * Which letters.
   *
   * @param troubled only those that could not be delivered, or may not have been
   */
  record Which(
      PartnershipId partnership,
      @Nullable CoreGroupId coreGroup,
      @Nullable PersonId person,
      boolean troubled) {}
}
