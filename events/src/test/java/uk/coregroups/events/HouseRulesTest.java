package uk.coregroups.events;

import org.junit.jupiter.api.Test;
import uk.coregroups.events.surroundings.HouseRules;

class HouseRulesTest {

  @Test
  void theEventsKeepTheRulesOfTheHouse() {
    HouseRules.check("uk.coregroups.events");
  }

  @Test
  void soDoesStandalone() {
    HouseRules.check("uk.coregroups.standalone");
  }
}
