package uk.coregroups.standalone.caseload;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The list of bank holidays that came with this release, and lists that differ from it by a day.
 */
public final class BankHolidays {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final List<Map<String, String>> events;

  private BankHolidays(List<Map<String, String>> events) {
    this.events = events;
  }

  /** Reads them from what scheduling says of its calendar. */
  static BankHolidays of(JsonNode calendar) {
    var events = new ArrayList<Map<String, String>>();
    for (var one : calendar.path("holidays")) {
      events.add(event(one.path("title").asString(), one.path("date").asString()));
    }
    return new BankHolidays(events);
  }

  public SortedSet<LocalDate> days() {
    var days = new TreeSet<LocalDate>();
    events.forEach(event -> days.add(LocalDate.parse(event.get("date"))));
    return days;
  }

  /** The same list with one day more. */
  public BankHolidays and(LocalDate day) {
    var more = new ArrayList<>(events);
    more.add(event("Day of national rejoicing", day.toString()));
    return new BankHolidays(more);
  }

  /** As the government publishes it. */
  String file() {
    return JSON.writeValueAsString(
        Map.of("england-and-wales", Map.of("division", "england-and-wales", "events", events)));
  }

  private static Map<String, String> event(String title, String date) {
    return Map.of("title", title, "date", date, "notes", "");
  }
}
