package uk.coregroups.notification.merge;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.membership.ContactMerged;
import uk.coregroups.events.membership.PersonMerged;

/** Puts one person in the place of another, table by table. */
@Repository
class MergeStore {

  private final JdbcClient jdbc;

  MergeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** They sit in these seats of the group and in no other. */
  void seats(PersonMerged merged, PartnershipId partnership) {
    var listed = merged.seats().stream().map(seat -> seat.member().value()).toArray();
    jdbc.sql(
            """
            delete from seat where core_group = :group and person in (:from, :into)
              and not member = any (:seats)
            """)
        .param("group", merged.coreGroup().value())
        .param("from", merged.from().value())
        .param("into", merged.into().value())
        .param("seats", new SqlArrayValue("uuid", listed))
        .update();
    for (var seat : merged.seats()) {
      jdbc.sql(
              """
              insert into seat (member, partnership, core_group, person, until_day)
              values (:member, :partnership, :group, :person, :until)
              on conflict (member) do update
                set person = excluded.person, until_day = excluded.until_day
              """)
          .param("member", seat.member().value())
          .param("partnership", partnership.value())
          .param("group", merged.coreGroup().value())
          .param("person", merged.into().value())
          .param("until", seat.until())
          .update();
    }
  }

  void invitations(PersonMerged merged) {
    jdbc.sql(
            """
            update invitation set person = :into
            where person = :from and meeting in (select id from meeting where core_group = :group)
            """)
        .param("from", merged.from().value())
        .param("into", merged.into().value())
        .param("group", merged.coreGroup().value())
        .update();
  }

  /**
   * Who had stopped everything has stopped it for both.
   *
   * @throws IllegalStateException if the other has not been heard of yet: it is tried again
   */
  void stop(ContactMerged merged) {
    int known =
        said(
                """
                update address i set stopped_at = coalesce(i.stopped_at, f.stopped_at),
                  stopped_by = coalesce(i.stopped_by, f.stopped_by)
                from address f where i.person = :into and f.person = :from
                """,
                merged)
            .update();
    if (known == 0) {
      throw new IllegalStateException("Nobody has said yet how the one who stays is reached");
    }
  }

  /** The address of the one leads to the other, and so does whatever led to it. */
  void forget(ContactMerged merged) {
    said(
            """
            update address set merged_into = :into, name = null, email = null, mobile = null,
              safe = false, safe_email = false, safe_text = false, may_know_place = false
            where person = :from or merged_into = :from
            """,
            merged)
        .update();
  }

  /** What has not gone out goes to the other, once; a code for signing in goes to nobody. */
  void letters(ContactMerged merged) {
    said(
            """
            update letter l set person = :into
            where l.person = :from
              and l.state in ('DUE', 'AWAITING_ADDRESS', 'AWAITING_CONFIRMATION')
              and l.purpose <> 'SIGN_IN_CODE'
              and not exists (select 1 from letter o where o.person = :into and o.about = l.about
                and o.purpose = l.purpose and o.step = l.step)
            """,
            merged)
        .update();
    said(
            """
            update letter set state = 'SUPERSEDED', reason = 'they are told under another record',
              code = null
            where person = :from
              and state in ('DUE', 'AWAITING_ADDRESS', 'AWAITING_CONFIRMATION')
            """,
            merged)
        .update();
  }

  void tasks(ContactMerged merged) {
    // What somebody was told in person of a meeting, they know under the other record as well.
    said(
            """
            update task set person = :into
            where person = :from and (done_at is null or meeting is not null)
            """,
            merged)
        .update();
  }

  private JdbcClient.StatementSpec said(String sql, ContactMerged merged) {
    return jdbc.sql(sql)
        .param("from", merged.person().value())
        .param("into", merged.into().value());
  }
}
