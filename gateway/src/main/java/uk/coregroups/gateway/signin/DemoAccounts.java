package uk.coregroups.gateway.signin;

import java.util.Set;
import java.util.UUID;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import uk.coregroups.events.door.Role;
import uk.coregroups.gateway.pass.SignedIn;

/**
 * The accounts of a standalone suite: one of each role, all with the password its launcher made.
 */
@Component
@Profile("standalone")
class DemoAccounts implements ApplicationRunner {

  /** The launcher's password is random: no guessing to slow down, and every call pays for it. */
  private static final PasswordEncoder QUICK = new BCryptPasswordEncoder(4);

  private final AccountStore accounts;
  private final Demo demo;

  DemoAccounts(AccountStore accounts, Demo demo) {
    this.accounts = accounts;
    this.demo = demo;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    var password = "{bcrypt}" + QUICK.encode(demo.password);
    save("admin@anytown.example", "Jo Archer", Role.ADMINISTRATOR, password);
    save("worker@anytown.example", "Ada Okafor", Role.SOCIAL_WORKER, password);
    save("manager@anytown.example", "Grace Mbeki", Role.TEAM_MANAGER, password);
    save("case.system@anytown.example", "The case system", Role.CASE_SYSTEM, password);
    save("quality@anytown.example", "Lena Fry", Role.QUALITY_LEAD, password);
    save("operator@anytown.example", "Sam Ode", Role.OPERATOR, password);
  }

  private void save(String id, String name, Role role, String password) {
    accounts.save(SignedIn.staff(id, name, Set.of(role), demo.partnership), password);
  }

  /** Who the demonstration belongs to, and how its people sign in. */
  @ConfigurationProperties("demo")
  record Demo(UUID partnership, String password) {}
}
