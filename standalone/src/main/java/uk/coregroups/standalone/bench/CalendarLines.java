package uk.coregroups.standalone.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.fortuna.ical4j.data.ContentHandler;

/** Collects the lines of a calendar, with their parameters, as iCal4j's parser reads them. */
final class CalendarLines implements ContentHandler {

  private final List<Line> lines = new ArrayList<>();
  private final List<String> components = new ArrayList<>();
  private Map<String, String> parameters = Map.of();
  private String value = "";

  /** A line, and in which component it stands. */
  private record Line(
      String component, String name, Map<String, String> parameters, String value) {}

  @Override
  public void startCalendar() {
    startComponent("VCALENDAR");
  }

  @Override
  public void endCalendar() {
    endComponent("VCALENDAR");
  }

  @Override
  public void startComponent(String name) {
    components.add(name);
  }

  @Override
  public void endComponent(String name) {
    components.removeLast();
  }

  @Override
  public void startProperty(String name) {
    parameters = new TreeMap<>();
    value = "";
  }

  @Override
  public void propertyValue(String written) {
    value = written;
  }

  @Override
  public void parameter(String name, String written) {
    parameters.put(name, written);
  }

  @Override
  public void endProperty(String name) {
    lines.add(new Line(components.getLast(), name, parameters, value));
  }
}
