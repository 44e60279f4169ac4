package uk.coregroups.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import uk.coregroups.events.surroundings.Figures;

/** The figures that alarms are raised by, as Prometheus reads them while Quartz wakes rounds. */
@TestPropertySource(properties = "spring.quartz.auto-startup=true")
class FiguresTest extends Chapter {

  private static final String RUNGS = "round=\"rungs\"";

  @Test
  void theRunbookListsThemAndNoneNamesAnybody() {
    var figures = Figures.at(port);
    assertThat(figures.names()).isEqualTo(Figures.promisedOf("scheduling-service"));
    assertThat(figures.doubtfulLabels()).isEmpty();
    assertThat(figures.values().keySet()).allMatch(one -> one.contains("service=\"scheduling-"));
  }

  @Test
  void aRoundGrowsOldUntilItHasRunAgainAndOneOfTheNightIsExpected() {
    await().atMost(Duration.ofSeconds(60)).until(() -> age() > 5);
    double old = age();
    await().atMost(Duration.ofSeconds(60)).until(() -> age() < old);
    assertThat(Figures.at(port).of("coregroups_round_age_seconds", "round=\"purges\""))
        .isGreaterThan(old);
  }

  private double age() {
    return Figures.at(port).of("coregroups_round_age_seconds", RUNGS);
  }
}
