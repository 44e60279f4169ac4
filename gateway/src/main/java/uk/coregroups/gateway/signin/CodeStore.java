package uk.coregroups.gateway.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * One-time codes: the table {@code sign_in_code}, which knows neither mailbox nor code in clear.
 *
 * <p>Only codes that were not used count against a mailbox or an address.
 */
@Repository
class CodeStore {

  static final Duration GOOD_FOR = Duration.ofMinutes(10);
  private static final int MOST_ATTEMPTS = 5;

  /** With five guesses each, at most 100 guesses of a million for one mailbox in a day. */
  static final int UNUSED_A_DAY = 20;

  /** Below the whole, so that nobody can use up what its owner may ask for from elsewhere. */
  static final int UNUSED_A_DAY_FROM_ONE_ADDRESS = 6;

  /** A hospital has one address for everybody in it. */
  static final int AN_HOUR_FROM_ONE_ADDRESS = 60;

  private final JdbcClient jdbc;

  CodeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Keeps a code for the browser that asked for it.
   *
   * @param from the network address it was asked from
   * @return the request's id, or nothing if so many were asked for that no more may be sent
   */
  @Transactional
  public Optional<UUID> keep(String mailbox, String from, String code) {
    jdbc.sql("delete from sign_in_code where asked_at < now() - interval '1 day'").update();
    jdbc.sql("select pg_advisory_xact_lock(hashtext(:mailbox))::text")
        .param("mailbox", hash(mailbox))
        .query(String.class)
        .single();
    return jdbc.sql(
            """
            insert into sign_in_code (id, mailbox, asked_from, code, expires_at)
            select :id, :mailbox, :from, :code, now() + make_interval(secs => :seconds)
            where (select count(*) from sign_in_code where mailbox = :mailbox) < :byMailbox
              and (select count(*) from sign_in_code where mailbox = :mailbox and asked_from = :from)
                < :byMailboxFromOne
              and (select count(*) from sign_in_code
                where asked_from = :from and asked_at > now() - interval '1 hour') < :fromOne
            returning id
            """)
        .param("id", UUID.randomUUID())
        .param("mailbox", hash(mailbox))
        .param("from", hash(from))
        .param("code", hash(mailbox + " " + code))
        .param("seconds", GOOD_FOR.toSeconds())
        .param("byMailbox", UNUSED_A_DAY)
        .param("byMailboxFromOne", UNUSED_A_DAY_FROM_ONE_ADDRESS)
        .param("fromOne", AN_HOUR_FROM_ONE_ADDRESS)
        .query(UUID.class)
        .optional();
  }

  /**
   * Uses a code up; a wrong one counts, and after five the code is dead. Every guess counts before
   * it is looked at, so that guesses made side by side cannot be more than five.
   */
  @Transactional
  public boolean use(UUID request, String mailbox, String code) {
    boolean right =
        jdbc.sql(
                """
                update sign_in_code set attempts = attempts + 1
                where id = :request and attempts < :most and expires_at >= now()
                returning code
                """)
            .param("request", request)
            .param("most", MOST_ATTEMPTS)
            .query(String.class)
            .optional()
            .filter(hash(mailbox + " " + code)::equals)
            .isPresent();
    if (right) {
      jdbc.sql("delete from sign_in_code where id = :request").param("request", request).update();
    }
    return right;
  }

  /** How many wrong codes were tried for a mailbox within a day, but for those of codes used. */
  int wrong(String mailbox) {
    return jdbc.sql(
            """
            select coalesce(sum(attempts), 0) from sign_in_code
            where mailbox = :mailbox and asked_at > now() - interval '1 day'
            """)
        .param("mailbox", hash(mailbox))
        .query(Integer.class)
        .single();
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var bytes = text.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(digest.digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
