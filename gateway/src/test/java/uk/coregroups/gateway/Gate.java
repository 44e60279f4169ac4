package uk.coregroups.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import uk.coregroups.events.clock.SuiteClock;
import uk.coregroups.events.surroundings.Surroundings;

/** The gateway with stored accounts, a real database and stand-ins for the three services. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "STAFF_SIGN_IN=accounts",
      "TRUSTED_PROXIES=127.0.0.0/8",
      "spring.http.clients.read-timeout=3s"
    })
@ActiveProfiles("standalone")
@ContextConfiguration(initializers = {Surroundings.class, Behind.class})
public abstract class Gate {

  protected static final String ADMINISTRATOR = "admin@anytown.example";
  protected static final String SOCIAL_WORKER = "worker@anytown.example";
  protected static final String TEAM_MANAGER = "manager@anytown.example";
  protected static final String OPERATOR = "operator@anytown.example";

  private static final Map<String, Browser> SIGNED_IN = new ConcurrentHashMap<>();

  @LocalServerPort protected int port;
  @Autowired protected JdbcClient jdbc;
  @Autowired protected SuiteClock clock;

  @BeforeEach
  void theServicesAreThereAndEmpty() {
    Behind.reset();
  }

  /** Somebody who has just come. */
  protected Browser visitor() {
    return new Browser(port);
  }

  /** A member of staff who has signed in some time before. */
  protected Browser signedIn(String account) {
    return SIGNED_IN.computeIfAbsent(
        account + port,
        any -> {
          var browser = visitor();
          var answer = browser.signIn(account, Behind.PASSWORD);
          assertThat(answer.status()).isEqualTo(302);
          assertThat(answer.to()).isEqualTo("/");
          return browser;
        });
  }

  /** Who can see a page: members their own, the administrator the suite's, the office the rest. */
  protected Browser reader(String path) {
    if (path.startsWith("/mine")) {
      return SIGNED_IN.computeIfAbsent(
          "/mine" + port, any -> ByCode.signIn(visitor(), "reid@hillside.example"));
    }
    return signedIn(
        path.matches("/(suite|policy/rules|policy/profile|calendar/).*")
            ? ADMINISTRATOR
            : SOCIAL_WORKER);
  }
}
