package uk.coregroups.notification.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;
import uk.coregroups.notification.letter.Letter;
import uk.coregroups.notification.post.PostStanding.Standing;

class LetterFiguresTest {

  private final Map<Letter.State, Standing> letters = new HashMap<>();
  private boolean away;

  @Test
  void whatCannotBeCountedIsNotKnown() {
    var figures = new LetterFigures(this::count, Clock.systemUTC());
    var registry = new SimpleMeterRegistry();
    figures.bindTo(registry);
    assertThat(due(registry)).as("before it was counted").isNaN();
    letters.put(Letter.State.DUE, new Standing(7, null));
    figures.run();
    assertThat(due(registry)).isEqualTo(7);

    away = true;
    assertThatThrownBy(figures::run).isInstanceOf(QueryTimeoutException.class);
    assertThat(due(registry)).isNaN();

    away = false;
    letters.clear();
    figures.run();
    assertThat(due(registry)).isZero();
  }

  private Map<Letter.State, Standing> count() {
    if (away) {
      throw new QueryTimeoutException("away");
    }
    return Map.copyOf(letters);
  }

  private static double due(SimpleMeterRegistry registry) {
    return registry.get("coregroups.letters").tag("standing", "due").gauge().value();
  }
}
