package uk.coregroups.gateway.school;

import java.util.LinkedHashMap;
import java.util.Map;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.services.Membership;

/** The schools among which to choose: the first that answer to what was looked for. */
final class SchoolChoice {

  private SchoolChoice() {}

  /** By their ids; those that have closed are left out. */
  static Map<String, String> of(Membership membership, Form form) {
    var choice = new LinkedHashMap<String, String>();
    choice.put("", "Choose a school");
    for (var school : membership.schools(form.value("find"), 1).rows()) {
      if (!school.isClosed()) {
        choice.put(school.id().toString(), name(school));
      }
    }
    return choice;
  }

  private static String name(Membership.School school) {
    var register = school.register();
    return register == null || register.postcode() == null
        ? school.name()
        : school.name() + ", " + register.postcode();
  }
}
