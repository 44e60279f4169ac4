package uk.coregroups.notification.mailbox;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far the mailbox has been read: the table {@code mailbox_position}. */
@Repository
class PositionStore {

  private final JdbcClient jdbc;

  PositionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long uidAfterWhich(long validity) {
    return jdbc.sql(
            "select last_uid from mailbox_position where folder = 'INBOX' and uid_validity ="
                + " :validity")
        .param("validity", validity)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  /** A mail is begun; says how often it has been, this time included, without coming to an end. */
  int begin(long validity, long uid, Instant now) {
    return jdbc.sql(
            """
            insert into mailbox_position as p
              (folder, uid_validity, last_uid, read_at, begun_uid, begun)
            values ('INBOX', :validity, 0, :now, :uid, 1)
            on conflict (folder) do update set
              uid_validity = excluded.uid_validity,
              last_uid = case when p.uid_validity = excluded.uid_validity then p.last_uid else 0 end,
              begun = case when p.uid_validity = excluded.uid_validity
                and p.begun_uid = excluded.begun_uid then p.begun + 1 else 1 end,
              begun_uid = excluded.begun_uid
            returning begun
            """)
        .param("validity", validity)
        .param("uid", uid)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(Integer.class)
        .single();
  }

  /** What ended it was not the mail. */
  void beganInVain(long validity, long uid) {
    jdbc.sql(
            "update mailbox_position set begun = begun - 1 where uid_validity = :validity and"
                + " begun_uid = :uid")
        .param("validity", validity)
        .param("uid", uid)
        .update();
  }

  /**
   * A mail is read, and the next one is begun if there is one. Whoever comes late, for another has
   * read on meanwhile, takes nothing back.
   */
  void readUpTo(Read read, Instant now) {
    jdbc.sql(
            """
            insert into mailbox_position
              (folder, uid_validity, last_uid, read_at, begun_uid, begun)
            values ('INBOX', :validity, :uid, :now, :next, 1)
            on conflict (folder) do update set uid_validity = excluded.uid_validity,
              last_uid = excluded.last_uid, read_at = excluded.read_at,
              begun_uid = excluded.begun_uid, begun = excluded.begun
            where mailbox_position.uid_validity <> excluded.uid_validity
              or mailbox_position.last_uid < excluded.last_uid
            """)
        .param("validity", read.validity())
        .param("uid", read.uid())
        .param("next", read.next())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /**
   * What has been read.
   *
   * @param validity of the mailbox the UIDs belong to
   * @param next the mail that is begun next
   */
  record Read(long validity, long uid, @Nullable Long next) {}
}
