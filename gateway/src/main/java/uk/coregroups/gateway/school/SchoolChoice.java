package uk.coregroups.gateway.school;

import java.util.LinkedHashMap;
import java.util.Map;
import uk.coregroups.events.door.SearchRequest;
import uk.coregroups.gateway.page.Form;

/** The schools among which to choose: the first that answer to what was looked for. */
final class SchoolChoice {

  private SchoolChoice() {}

  /** By their ids; those that have closed are left out. */
  static Map<String, String> of(Schools schools, Form form) {
    var choice = new LinkedHashMap<String, String>();
    choice.put("", "Choose a school");
    for (var school : schools.find(SearchRequest.first(form.value("find"))).rows()) {
      if (!school.isClosed()) {
        choice.put(school.id().toString(), name(school));
      }
    }
    return choice;
  }

  private static String name(Schools.School school) {
    var register = school.register();
    return register == null || register.postcode() == null
        ? school.name()
        : school.name() + ", " + register.postcode();
  }
}
