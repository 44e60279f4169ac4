package uk.coregroups.gateway.absence;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.gateway.absence.Absences.Back;
import uk.coregroups.gateway.absence.Absences.Listed;
import uk.coregroups.gateway.absence.Absences.Wanted;
import uk.coregroups.gateway.page.Form;

/**
 * The page of somebody's absences: what is on record, and the form for another.
 *
 * @param who whose they are; null if they are one's own
 * @param action where the form goes
 * @param groups the core groups there are to choose from, by their ids
 */
public record AwayForm(
    @Nullable String who,
    String action,
    String back,
    Map<String, String> groups,
    List<Listed> absences) {

  private static final String ALL = "all";

  static Map<String, String> groups(Map<String, String> known) {
    var groups = new LinkedHashMap<String, String>();
    groups.put(ALL, "All of them");
    groups.putAll(known);
    return groups;
  }

  /** Until another day is typed, today is the first day back. */
  static Form filled(Form form, LocalDate today) {
    return form.values().containsKey("back-day") ? form : form.withDate("back", today);
  }

  static Wanted wanted(Form form) {
    var from = form.requiredDate("from", "The first day");
    var until = form.requiredDate("until", "The last day");
    return new Wanted(group(form), from, until, form.given("deputy").orElse(null));
  }

  /** Back from a day on, in every group in which the absence began on the day that was chosen. */
  static Back back(Form form) {
    var began = form.chosen("began", LocalDate::parse);
    var back = form.requiredDate("back", "The first day back");
    return new Back(null, began, back);
  }

  private static @Nullable CoreGroupId group(Form form) {
    return form.given("coreGroup")
        .filter(group -> !group.equals(ALL))
        .map(CoreGroupId::of)
        .orElse(null);
  }
}
