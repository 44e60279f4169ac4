package uk.coregroups.scheduling;

import org.junit.jupiter.api.Test;
import uk.coregroups.events.surroundings.HouseRules;

class HouseRulesTest {

  @Test
  void schedulingKeepsTheRulesOfTheHouse() {
    HouseRules.check("uk.coregroups.scheduling");
  }
}
