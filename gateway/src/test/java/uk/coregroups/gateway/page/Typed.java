package uk.coregroups.gateway.page;

import static uk.coregroups.gateway.page.Household.named;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody types into a form, such as {@code name=Robin, school=@SCHOOL}. */
final class Typed {

  private Typed() {}

  static Map<String, String> fields(@Nullable String typed) {
    var fields = new LinkedHashMap<String, String>();
    if (typed != null) {
      Arrays.stream(named(typed).split(", ", -1))
          .map(field -> field.split("=", 2))
          .forEach(field -> fields.put(field[0], field[1]));
    }
    return fields;
  }
}
