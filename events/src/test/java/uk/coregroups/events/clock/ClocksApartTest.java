package uk.coregroups.events.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.test.context.ContextConfiguration;
import uk.coregroups.events.apart.KeptApart;
import uk.coregroups.events.surroundings.Surroundings;
import uk.coregroups.events.worker.Workers;

@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = "spring.config.import=classpath:service.yaml")
@ContextConfiguration(initializers = Surroundings.class)
class ClocksApartTest {

  private static final Duration TWO_MINUTES = Duration.ofMinutes(2);
  private static final Instant TUESDAY_3_AM = Instant.parse("2026-03-31T02:00:00Z");

  @Autowired JdbcClient jdbc;
  @Autowired DataSource database;

  @Test
  void aMachinesClockThatIsFarFromTheDatabasesIsAnAlarm() {
    var slow = watch(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-5)));
    assertThat(slow.isApart()).isTrue();
    assertThat(seconds(slow)).isBetween(299.0, 301.0);
    var fast = watch(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(5)));
    assertThat(fast.isApart()).isTrue();
    assertThat(seconds(fast)).isBetween(-301.0, -299.0);
  }

  @Test
  void aClockThatIsRightOrNearlySoIsNone() {
    assertThat(watch(Clock.systemUTC()).isApart()).isFalse();
    assertThat(watch(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(100))).isApart()).isFalse();
  }

  @Test
  void whatCannotBeAskedIsNotKnown() throws SQLException {
    var connection = database.getConnection();
    var machine = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-5));
    var jdbcOfOne = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    var watch = new ClockWatch(machine, jdbcOfOne, TWO_MINUTES, new Workers());
    watch.look();
    assertThat(watch.isApart()).isTrue();
    connection.close();
    assertThatThrownBy(watch::look).isInstanceOf(DataAccessException.class);
    assertThat(seconds(watch)).isNaN();
    assertThat(watch.isApart()).isFalse();
  }

  @Test
  void aNightlyRoundRunsOnceADateAndAlsoWhenTheClockIsSetBack() {
    var ran = new ArrayList<Instant>();
    var clock = new Hand(TUESDAY_3_AM);
    var night = new Alarms.Night(clock, LocalTime.of(2, 15), () -> ran.add(clock.now));
    night.look();
    night.look();
    assertThat(ran).hasSize(1);
    // It had been a year ahead, and was put right: it does not wait a year.
    clock.now = TUESDAY_3_AM.minus(Duration.ofDays(365));
    night.look();
    assertThat(ran).hasSize(2);
    clock.now = clock.now.plus(Duration.ofDays(1)).minus(Duration.ofHours(2));
    night.look();
    assertThat(ran).as("it is not a quarter past two yet").hasSize(2);
    clock.now = clock.now.plus(Duration.ofHours(2));
    night.look();
    assertThat(ran).hasSize(3);
  }

  @Test
  void aNightThatTheDatabaseWasAwayIsNotLost() {
    var ran = new ArrayList<Instant>();
    var away = new ArrayList<>(List.of(true));
    var clock = new Hand(TUESDAY_3_AM);
    var night =
        new Alarms.Night(
            clock,
            LocalTime.of(2, 15),
            () -> {
              if (!away.isEmpty()) {
                throw new QueryTimeoutException("away");
              }
              ran.add(clock.now);
            });
    assertThatThrownBy(night::look).isInstanceOf(QueryTimeoutException.class);
    away.clear();
    night.look();
    assertThat(ran).hasSize(1);
  }

  @Test
  void oneThatFailsIsNotTheEndOfTheOthersButAnOutageIs() {
    var done = new ArrayList<Integer>();
    assertThatThrownBy(() ->
            Round.forEach(
                List.of(1, 2, 3),
                one -> {
                  if (one == 2) {
                    throw new IllegalArgumentException("what nobody may read in a log");
                  }
                  done.add(one);
                }))
        .hasMessage("1 failed: IllegalArgumentException");
    assertThat(done).containsExactly(1, 3);
    done.clear();
    assertThatThrownBy(() ->
            Round.forEach(
                List.of(1, 2, 3),
                one -> {
                  done.add(one);
                  throw new QueryTimeoutException("away");
                }))
        .isInstanceOf(QueryTimeoutException.class);
    assertThat(done).containsExactly(1);
  }

  private ClockWatch watch(Clock machine) {
    var watch = new ClockWatch(machine, jdbc, TWO_MINUTES, new Workers());
    watch.look();
    return watch;
  }

  private static double seconds(ClockWatch watch) {
    var registry = new SimpleMeterRegistry();
    watch.bindTo(registry);
    return Objects.requireNonNull(registry.find("coregroups.clock.skew.seconds").gauge()).value();
  }

  /** A clock set by hand. */
  private static final class Hand extends Clock {
    private Instant now;

    Hand(Instant now) {
      this.now = now;
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(KeptApart.class)
  static class App {}
}
