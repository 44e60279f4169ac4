package uk.coregroups.notification;

import org.junit.jupiter.api.Test;
import uk.coregroups.events.surroundings.HouseRules;

class HouseRulesTest {

  @Test
  void notificationKeepsTheRulesOfTheHouse() {
    HouseRules.check("uk.coregroups.notification");
  }
}
