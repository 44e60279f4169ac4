package uk.coregroups.events.apart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.surroundings.Surroundings;

/** One connection that goes from hand to hand, and what each hand sees with it. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.MOCK,
    properties = "spring.config.import=classpath:service.yaml")
@ContextConfiguration(initializers = Surroundings.class)
class SightTest {

  private static final PartnershipId ANYTOWN = PartnershipId.fresh();
  private static final PartnershipId ELSEWHERE = PartnershipId.fresh();

  @Autowired TransactionTemplate transaction;

  @Value("${DATABASE_USER}")
  String user = "";

  @Value("${DATABASE_URL}")
  String url = "";

  @Value("${DATABASE_PASSWORD}")
  String password = "";

  @SuppressWarnings("NullAway.Init")
  JdbcClient jdbc;

  @SuppressWarnings("NullAway.Init")
  HikariDataSource pool;

  @BeforeEach
  void aPoolOfOneConnection() {
    pool = new HikariDataSource();
    pool.setMaximumPoolSize(1);
    pool.setJdbcUrl(url);
    pool.setUsername(user);
    pool.setPassword(password);
    jdbc = JdbcClient.create(new BoundDataSource(pool));
  }

  @AfterEach
  void theConnectionIsClosed() {
    pool.close();
  }

  @Test
  void everybodySeesWithTheirOwnEyesWhoeverHadTheConnectionBefore() {
    park(ANYTOWN);
    park(ELSEWHERE);
    park(ELSEWHERE);
    assertThat(seenBy(Sight.of(List.of(ANYTOWN)))).isEqualTo(1);
    assertThat(parked()).as("nobody has bound this").isZero();
    assertThat(seenBy(Sight.of(List.of(ELSEWHERE)))).isEqualTo(2);
    assertThat(seenBy(Sight.of(List.of(ANYTOWN, ELSEWHERE)))).isEqualTo(3);
    assertThat(seenBy(Sight.HOUSE)).isEqualTo(3);
    assertThat(seenBy(Sight.of(List.of()))).isZero();
    assertThat(seenBy(Sight.of(List.of(PartnershipId.fresh())))).isZero();
  }

  @Test
  void theSameSightTwiceIsToldTheServerOnce() {
    var anytown = Sight.of(List.of(ANYTOWN));
    anytown.run(() -> jdbc.sql("set coregroups.sight = 'as it was left'").update());
    assertThat(anytown.<String, RuntimeException>call(this::setting)).isEqualTo("as it was left");
    assertThat(Sight.HOUSE.<String, RuntimeException>call(this::setting)).isEqualTo("*");
    assertThat(anytown.<String, RuntimeException>call(this::setting)).contains(ANYTOWN.toString());
  }

  @Test
  void aTransactionKeepsTheSightItBeganWith() {
    var elsewhere = Sight.of(List.of(ELSEWHERE));
    Sight.of(List.of(ANYTOWN))
        .run(() ->
            transaction.executeWithoutResult(status -> {
              Sight.of(List.of(ANYTOWN)).run(this::parked);
              assertThatThrownBy(() -> elsewhere.run(this::parked))
                  .hasMessage("The sight cannot change inside a transaction");
            }));
  }

  @Test
  void aRoleThatPoliciesDoNotHoldIsNotStartedWith() {
    var superuser = new DriverManagerDataSource(url, "postgres", password);
    var flyway = Flyway.configure().dataSource(superuser).load();
    var migrations = new KeptApart().migrations(superuser);
    assertThatThrownBy(() -> migrations.migrate(flyway))
        .hasMessageContaining("is a superuser or may bypass row-level security");
  }

  private void park(PartnershipId partnership) {
    Sight.of(List.of(partnership))
        .run(() ->
            jdbc.sql(
                    """
                    insert into parked (id, queue, type, partnership, reason)
                    values (:id, 'a queue', 'a type', :partnership, 'a test')
                    """)
                .param("id", UUID.randomUUID().toString())
                .param("partnership", partnership.value())
                .update());
  }

  private long seenBy(Sight sight) {
    return sight.<Long, RuntimeException>call(this::parked);
  }

  private long parked() {
    return jdbc.sql("select count(*) from parked").query(Long.class).single();
  }

  private String setting() {
    return jdbc.sql("select current_setting('coregroups.sight', true)")
        .query(String.class)
        .single();
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(KeptApart.class)
  static class App {}
}
