package uk.coregroups.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import uk.coregroups.events.surroundings.Figures;

/** The figures that alarms are raised by, as Prometheus reads them. */
class FiguresTest extends Gate {

  @Test
  void theRunbookListsThemAndNoneNamesAnybody() {
    var figures = Figures.at(port);
    assertThat(figures.names()).isEqualTo(Figures.promisedOf("gateway"));
    assertThat(figures.doubtfulLabels()).isEmpty();
    assertThat(figures.values().keySet()).allMatch(one -> one.contains("service=\"gateway\""));
  }
}
