package uk.coregroups.gateway;

import org.junit.jupiter.api.Test;
import uk.coregroups.events.surroundings.HouseRules;

class HouseRulesTest {

  @Test
  void theGatewayKeepsTheRulesOfTheHouse() {
    HouseRules.check("uk.coregroups.gateway");
  }
}
