package uk.coregroups.membership.disclosure;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.coregroups.events.disclosure.IdentifyingWords;

/** The key this service shares with notification. */
@Configuration
class Disclosure {

  @Bean
  IdentifyingWords identifyingWords(@Value("${disclosure.words-key}") String key) {
    return new IdentifyingWords(key);
  }
}
