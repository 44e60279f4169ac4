package uk.coregroups.gateway.person;

import java.util.LinkedHashMap;
import java.util.Map;
import uk.coregroups.events.door.SearchRequest;
import uk.coregroups.gateway.services.Membership;
import uk.coregroups.gateway.services.Membership.Person;

/** The professionals among whom to choose: the first that answer to what was looked for. */
public final class Professionals {

  private Professionals() {}

  /** By their ids, after what stands for nobody. */
  public static Map<String, String> choice(Membership membership, String find, String nobody) {
    var choice = new LinkedHashMap<String, String>();
    choice.put("", nobody);
    for (var person : membership.people(SearchRequest.first(find)).rows()) {
      if (!person.isFamily()) {
        choice.put(person.id().toString(), called(person));
      }
    }
    return choice;
  }

  private static String called(Person person) {
    return person.agency() == null ? person.name() : person.name() + ", " + person.agency();
  }
}
