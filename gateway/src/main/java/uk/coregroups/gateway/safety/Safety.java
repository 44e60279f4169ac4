package uk.coregroups.gateway.safety;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.gateway.services.Membership;

/** What membership-service answers about how family members may be reached. */
public interface Safety {

  /** The records of those of these people who have one, by their ids. */
  @GetExchange("/people/ringing")
  Map<String, Membership.SafeContact> ringing(@RequestParam List<PersonId> people);

  @GetExchange("/languages")
  List<Spoken> languages();

  record Spoken(String code, String words) {}

  /** Languages to choose from. */
  static Map<String, String> choices(List<Spoken> languages, String none) {
    var choices = new LinkedHashMap<String, String>();
    choices.put("", none);
    languages.forEach(one -> choices.put(one.code(), one.words()));
    return choices;
  }
}
