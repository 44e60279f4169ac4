package uk.coregroups.scheduling.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import uk.coregroups.events.surroundings.HouseView;
import uk.coregroups.events.surroundings.Surroundings;

/** A clock that was days ahead has left its mark in Quartz's tables, and is right again. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Surroundings.class)
class ClockSetBackTest {

  private static final Duration SOON = Duration.ofSeconds(90);

  @Autowired DataSource database;

  @Test
  void theRoundsRunAllTheSame() {
    var jdbc = HouseView.of(database);
    await().atMost(SOON).until(() -> ranAt(jdbc).isPresent());
    long ahead = Instant.now().plus(Duration.ofDays(3)).toEpochMilli();
    jdbc.sql("update qrtz_triggers set next_fire_time = :ahead, prev_fire_time = :ahead")
        .param("ahead", ahead)
        .update();
    var before = Instant.now().plusSeconds(2);

    await().atMost(SOON).until(() -> ranAt(jdbc).filter(before::isBefore).isPresent());
    assertThat(
            jdbc.sql("select count(*) from qrtz_triggers where next_fire_time >= :ahead")
                .param("ahead", ahead)
                .query(Integer.class)
                .single())
        .isZero();
  }

  /** A node a day ahead has died in a round: it is not waited for until tomorrow. */
  @Test
  void aNodeThatDiedInTheFutureHoldsNoRound() {
    var jdbc = HouseView.of(database);
    await().atMost(SOON).until(() -> ranAt(jdbc).isPresent());
    jdbc.sql(
            """
            insert into qrtz_scheduler_state (sched_name, instance_name, last_checkin_time,
              checkin_interval)
            select sched_name, 'a node that has died', :ahead, 7500 from qrtz_triggers limit 1
            """)
        .param("ahead", Instant.now().plus(Duration.ofDays(1)).toEpochMilli())
        .update();

    // Quartz takes it for dead then, and away.
    await()
        .atMost(SOON)
        .until(() ->
            jdbc.sql(
                        "select count(*) from qrtz_scheduler_state where instance_name = 'a node"
                            + " that has died'")
                    .query(Integer.class)
                    .single()
                == 0);
  }

  private static Optional<Instant> ranAt(JdbcClient jdbc) {
    return jdbc.sql("select ran_at from round_run where round = 'rungs'")
        .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .optional();
  }
}
