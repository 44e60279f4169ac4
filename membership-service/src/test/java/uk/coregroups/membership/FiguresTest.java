package uk.coregroups.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import uk.coregroups.events.surroundings.Figures;

/** The figures that alarms are raised by, as Prometheus reads them. */
class FiguresTest extends Chapter {

  @Test
  void theRunbookListsThemAndNoneNamesAnybody() {
    var figures = Figures.at(port);
    assertThat(figures.names()).isEqualTo(Figures.promisedOf("membership-service"));
    assertThat(figures.doubtfulLabels()).isEmpty();
    assertThat(figures.values().keySet()).allMatch(one -> one.contains("service=\"membership-"));
  }

  @Test
  void aRoundThatRunsEveryMomentIsNeverOld() {
    await()
        .atMost(SOON)
        .until(() ->
            Figures.at(port).of("coregroups_round_age_seconds", "round=\"identifying-words\"") < 5);
  }
}
