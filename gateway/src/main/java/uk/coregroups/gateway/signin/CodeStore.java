package uk.coregroups.gateway.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * One-time codes: the table {@code sign_in_code}, which knows neither mailbox nor code in clear.
 */
@Repository
class CodeStore {

  static final Duration GOOD_FOR = Duration.ofMinutes(10);
  private static final int MOST_ATTEMPTS = 5;

  private final JdbcClient jdbc;

  CodeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional
  public void keep(String mailbox, String code) {
    jdbc.sql("delete from sign_in_code where expires_at < now()").update();
    jdbc.sql(
            """
            insert into sign_in_code (mailbox, code, expires_at)
            values (:mailbox, :code, now() + make_interval(secs => :seconds))
            on conflict (mailbox) do update
              set code = excluded.code, expires_at = excluded.expires_at, attempts = 0
            """)
        .param("mailbox", hash(mailbox))
        .param("code", hash(mailbox + " " + code))
        .param("seconds", GOOD_FOR.toSeconds())
        .update();
  }

  /**
   * Uses a code up; a wrong one counts, and after five the code is dead. Every guess counts before
   * it is looked at, so that guesses made side by side cannot be more than five.
   */
  @Transactional
  public boolean use(String mailbox, String code) {
    boolean right =
        jdbc.sql(
                """
                update sign_in_code set attempts = attempts + 1
                where mailbox = :mailbox and attempts < :most and expires_at >= now()
                returning code
                """)
            .param("mailbox", hash(mailbox))
            .param("most", MOST_ATTEMPTS)
            .query(String.class)
            .optional()
            .filter(hash(mailbox + " " + code)::equals)
            .isPresent();
    if (right) {
      jdbc.sql("delete from sign_in_code where mailbox = :mailbox")
          .param("mailbox", hash(mailbox))
          .update();
    }
    return right;
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
