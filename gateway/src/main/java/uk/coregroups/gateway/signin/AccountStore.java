package uk.coregroups.gateway.signin;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Role;
import uk.coregroups.gateway.pass.SignedIn;

/** Stored accounts: the table {@code account}. */
@Repository
class AccountStore implements UserDetailsService {

  private final JdbcClient jdbc;

  AccountStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public UserDetails loadUserByUsername(String id) {
    return find(id).orElseThrow(() -> new UsernameNotFoundException("No such account"));
  }

  /** The account as it stands now. */
  Optional<Account> find(String id) {
    return jdbc.sql("select * from account where id = :id")
        .param("id", key(id))
        .query((row, n) -> {
          var roles =
              Arrays.stream((String[]) row.getArray("roles").getArray())
                  .map(Role::valueOf)
                  .collect(Collectors.toSet());
          var who =
              SignedIn.staff(
                  row.getString("id"),
                  row.getString("name"),
                  roles,
                  row.getObject("partnership", UUID.class));
          return new Account(who, row.getString("password"));
        })
        .optional();
  }

  /** Counts a wrong password, if there is such an account. */
  void wrongPassword(String id) {
    jdbc.sql("update account set wrong_passwords = wrong_passwords + 1 where id = :id")
        .param("id", key(id))
        .update();
  }

  /** How many wrong passwords there were since this was asked last. */
  @Transactional
  public int takeWrongPasswords(String id) {
    int wrong =
        jdbc.sql("select wrong_passwords from account where id = :id for update")
            .param("id", key(id))
            .query(Integer.class)
            .optional()
            .orElse(0);
    if (wrong > 0) {
      jdbc.sql("update account set wrong_passwords = 0 where id = :id")
          .param("id", key(id))
          .update();
    }
    return wrong;
  }

  private static String key(String id) {
    return id.strip().toLowerCase(Locale.ROOT);
  }

  /** Saves an account; one that is there gets the new password and roles. */
  void save(SignedIn who, String encodedPassword) {
    jdbc.sql(
            """
            insert into account (id, partnership, name, password, roles)
            values (:id, :partnership, :name, :password, :roles)
            on conflict (id) do update set partnership = excluded.partnership, name = excluded.name,
              password = excluded.password, roles = excluded.roles
            """)
        .param("id", who.id())
        .param("partnership", who.partnership())
        .param("name", who.name())
        .param("password", encodedPassword)
        .param("roles", new SqlArrayValue("text", who.roles().stream().map(Enum::name).toArray()))
        .update();
  }
}
