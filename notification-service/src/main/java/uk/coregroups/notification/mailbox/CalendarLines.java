package uk.coregroups.notification.mailbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A calendar as lines, in one walk: what belongs to the calendar itself and to its events. Time
 * zones, alarms and whatever else is in it are stepped over, however they are written.
 */
final class CalendarLines {

  /** One property, such as {@code ATTENDEE;PARTSTAT=ACCEPTED:mailto:somebody}. */
  record Property(String name, Map<String, String> parameters, String value) {

    @Nullable String parameter(String name) {
      var value = parameters.get(name);
      return value == null || value.isBlank() ? null : value.strip();
    }
  }

  private static final int DEEPEST = 16;
  private static final int LONGEST_ATTENDEE = 1_000;

  /** What stands in the calendar itself. */
  private final List<Property> properties = new ArrayList<>();

  /** What stands in each of its events. */
  private final List<List<Property>> events = new ArrayList<>();

  private final List<String> inside = new ArrayList<>();

  private CalendarLines() {}

  static CalendarLines of(String text) {
    var lines = new CalendarLines();
    unfolded(text).forEach(lines::take);
    return lines;
  }

  List<List<Property>> events() {
    return events;
  }

  @Nullable String value(String name) {
    return value(properties, name);
  }

  /** The first property of a name; null if there is none. */
  static @Nullable String value(List<Property> properties, String name) {
    return properties.stream()
        .filter(one -> one.name.equals(name))
        .map(one -> one.value.strip())
        .findFirst()
        .orElse(null);
  }

  private void take(String line) {
    var property = property(line);
    if (property == null) {
      return;
    }
    var what = property.value.strip().toUpperCase(Locale.ROOT);
    if (property.name.equals("BEGIN")) {
      begin(what);
    } else if (property.name.equals("END")) {
      end(what);
    } else if (inside.isEmpty() || inside.getLast().equals("VCALENDAR")) {
      properties.add(property);
    } else if (inside.getLast().equals("VEVENT")) {
      events.getLast().add(property);
    }
  }

  /** An event is in nothing but the calendar: whatever should have ended before it has. */
  private void begin(String what) {
    if (what.equals("VCALENDAR") || what.equals("VEVENT")) {
      inside.clear();
    }
    if (what.equals("VEVENT")) {
      events.add(new ArrayList<>());
    }
    if (inside.size() < DEEPEST) {
      inside.add(what);
    }
  }

  private void end(String what) {
    int begun = inside.lastIndexOf(what);
    if (begun >= 0) {
      inside.subList(begun, inside.size()).clear();
    }
  }

  /** The lines as they were before they were folded, by the rules or without them. */
  private static List<String> unfolded(String text) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    boolean indented = text.startsWith(" ") || text.startsWith("\t");
    var whole = indented ? text.stripTrailing().stripIndent() : text;
    for (var next : (Iterable<String>) whole.lines()::iterator) {
      if (next.startsWith(" ") || next.startsWith("\t")) {
        line.append(next, 1, next.length());
      } else if (isProperty(next) ? lacks(line, ":") : lacks(line, "@") || mayGoOn(line, next)) {
        line.append(next);
      } else if (isProperty(next)) {
        lines.add(line.toString());
        line.setLength(0);
        line.append(next);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  /** Whether a line begins as a property does. */
  private static boolean isProperty(String line) {
    int end = nameEnd(line);
    return end > 0 && end < line.length() && (line.charAt(end) == ':' || line.charAt(end) == ';');
  }

  /** An attendee without an address, or half an id: the rest is on the next line. */
  private static boolean lacks(StringBuilder line, String sign) {
    return line.length() < LONGEST_ATTENDEE
        && (startsWith(line, "ATTENDEE;") || (sign.equals("@") && startsWith(line, "UID")))
        && line.indexOf(sign) < 0;
  }

  /** The rest of an address or an id that was folded without a blank: one word, and no property. */
  private static boolean mayGoOn(StringBuilder line, String next) {
    return line.length() < LONGEST_ATTENDEE
        && (startsWith(line, "ATTENDEE") || startsWith(line, "UID"))
        && !next.isEmpty()
        && next.chars().noneMatch(Character::isWhitespace);
  }

  private static boolean startsWith(StringBuilder line, String name) {
    return line.length() >= name.length()
        && line.substring(0, name.length()).equalsIgnoreCase(name);
  }

  private static int nameEnd(String line) {
    int end = 0;
    while (end < line.length()
        && (Character.isLetterOrDigit(line.charAt(end)) || line.charAt(end) == '-')) {
      end++;
    }
    return end;
  }

  /** Null where a line is none. */
  private static @Nullable Property property(String line) {
    var bare = line.startsWith("\ufeff") ? line.substring(1) : line;
    int end = nameEnd(bare);
    if (end == 0 || end == bare.length()) {
      return null;
    }
    var parameters = new LinkedHashMap<String, String>();
    int from = end;
    while (from < bare.length() && bare.charAt(from) == ';') {
      int until = parameterEnd(bare, from + 1);
      put(parameters, bare.substring(from + 1, until));
      from = until;
    }
    var value = from < bare.length() ? bare.substring(from + 1) : "";
    return new Property(bare.substring(0, end).toUpperCase(Locale.ROOT), parameters, value);
  }

  /** Where a parameter ends: at a colon or a semicolon outside its quotes. */
  private static int parameterEnd(String line, int from) {
    boolean quoted = false;
    for (int i = from; i < line.length(); i++) {
      char next = line.charAt(i);
      quoted ^= next == '"';
      if (!quoted && (next == ';' || next == ':')) {
        return i;
      }
    }
    // A quotation that never ends: it is read as if it were none.
    for (int i = from; i < line.length(); i++) {
      if (line.charAt(i) == ';' || line.charAt(i) == ':') {
        return i;
      }
    }
    return line.length();
  }

  private static void put(Map<String, String> parameters, String written) {
    int equals = written.indexOf('=');
    if (equals > 0) {
      parameters.putIfAbsent(
          written.substring(0, equals).strip().toUpperCase(Locale.ROOT),
          written.substring(equals + 1).replace("\"", "").strip());
    }
  }
}
