package uk.coregroups.gateway.signin;

import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The name an identity provider's person is known by here: reads and writes {@code staff_name}.
 *
 * <p>Records, tasks and restricted groups name staff by a name that people can read. At the
 * provider a name can be changed, and given to somebody else later; the provider's {@code sub}
 * cannot. So a name belongs to whoever came with it first, for good.
 */
@Repository
class StaffNames {

  private final JdbcClient jdbc;

  StaffNames(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The name of whoever has these claims; of a system without a name, its {@code sub}.
   *
   * @throws Taken if they come for the first time, with a name that is somebody else's here
   */
  @Transactional
  public String of(Map<String, Object> claims) {
    var subject = String.valueOf(claims.get("sub"));
    var name = claims.get("preferred_username") instanceof String given ? given : subject;
    jdbc.sql(
            "insert into staff_name (subject, name) values (:subject, :name) on conflict do"
                + " nothing")
        .param("subject", subject)
        .param("name", name.strip().toLowerCase(Locale.UK))
        .update();
    return jdbc.sql("select name from staff_name where subject = :subject")
        .param("subject", subject)
        .query(String.class)
        .optional()
        .orElseThrow(Taken::new);
  }

  /** Somebody came with a name that is another's here. */
  static final class Taken extends AuthenticationException {
    Taken() {
      super("This name for signing in belongs to somebody else here.");
    }
  }
}
