package uk.coregroups.notification.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** However much junk comes, a stranger who writes has a line and a name of their own. */
class StrangerTallyTest {

  @Test
  void junkTakesNoStrangersPlace() {
    var tally = new StrangerTally(Map.of(StrangerTally.JUNK, 5_000));
    assertThat(tally.hasLine(StrangerTally.JUNK)).isFalse();
    for (int i = 0; i < 30; i++) {
      assertThat(tally.hasLine(i + "@strange.example")).isTrue();
      assertThat(tally.came(StrangerTally.JUNK)).isEqualTo(StrangerTally.JUNK);
      var as = tally.came(i + "@strange.example");
      assertThat(as).isEqualTo(i < 20 ? i + "@strange.example" : "");
    }
  }
}
