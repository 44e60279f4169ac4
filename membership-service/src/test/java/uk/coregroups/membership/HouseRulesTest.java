package uk.coregroups.membership;

import org.junit.jupiter.api.Test;
import uk.coregroups.events.surroundings.HouseRules;

class HouseRulesTest {

  @Test
  void membershipKeepsTheRulesOfTheHouse() {
    HouseRules.check("uk.coregroups.membership");
  }
}
