package uk.coregroups.standalone.demo;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One family with a core group, a conference and a meeting to come, and venues to book, so that a
 * newcomer sees something.
 */
public final class DemoFamily {

  private DemoFamily() {}

  /** Enters the family, unless somebody has entered one already. */
  public static void enter(Office operator, Office admin, Office manager, LocalDate today) {
    var enter = new Enter(operator, admin);
    operator.put("membership/partnership", Map.of("name", "Anytown"));
    if (admin.get("membership/core-groups").path("count").asLong() > 0) {
      return;
    }
    enter.partnership();
    enter.venue(Cast.VENUE, manager);
    enter.venue(Cast.LIBRARY, manager);
    enter.proposedVenue(Cast.TOWN_HALL);
    for (var professional :
        List.of(Cast.ADA_OKAFOR, Cast.BEN_REID, Cast.BOLA_DUNN, Cast.IRIS_COLE)) {
      enter.professional(professional);
    }
    int summer = today.getMonthValue() > 7 ? today.getYear() + 1 : today.getYear();
    enter.school(
        Cast.HILLSIDE, Cast.BEN_REID, LocalDate.of(summer, 7, 21), LocalDate.of(summer, 9, 2));
    enter.school(
        Cast.NORTHFIELD, Cast.IRIS_COLE, LocalDate.of(summer, 7, 9), LocalDate.of(summer, 9, 3));
    enter.family(Cast.MARY_HARTLEY, true);
    enter.safeContact(Cast.MARY_HARTLEY, today);
    enter.family(Cast.PAUL_HARTLEY, false);
    var conference = lastWeekday(today);
    var children = new LinkedHashMap<String, LocalDate>();
    children.put(Cast.AVA, LocalDate.of(summer - 11, 2, 2));
    children.put(Cast.NOAH, LocalDate.of(summer - 7, 6, 5));
    var group = enter.group(conference, children);
    enter.join(group, Cast.BEN_REID, "SCHOOL");
    enter.join(group, Cast.BOLA_DUNN, "HEALTH_VISITOR");
    enter.join(group, Cast.MARY_HARTLEY, "PARENT");
    enter.join(group, Cast.PAUL_HARTLEY, "PARENT");
    admin.postOnceKnown(
        "scheduling/core-groups/" + group + "/conferences",
        Map.of("kind", "INITIAL", "heldOn", conference.toString()));
  }

  private static LocalDate lastWeekday(LocalDate today) {
    var day = today;
    while (day.getDayOfWeek().getValue() > 5) {
      day = day.minusDays(1);
    }
    return day;
  }
}
