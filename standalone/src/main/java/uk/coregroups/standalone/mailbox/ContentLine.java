package uk.coregroups.standalone.mailbox;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** One unfolded line of a calendar: {@code DTSTART;TZID=Europe/London:20270330T100000}. */
record ContentLine(String name, Map<String, String> parameters, String value) {

  private static final ZoneId UK = ZoneId.of("Europe/London");
  private static final String QUOTED_OR_PLAIN = "(\"[^\"]*\"|[^\";:,]*)";
  private static final Pattern PARAMETER =
      Pattern.compile(";([A-Za-z0-9-]+)=" + QUOTED_OR_PLAIN + "(?:," + QUOTED_OR_PLAIN + ")*");
  private static final Pattern LINE =
      Pattern.compile("([A-Za-z0-9-]+)((?:" + PARAMETER + ")*):(.*)", Pattern.DOTALL);
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);

  /** The lines of a calendar, folded ones put together again; what is no line is left out. */
  static List<ContentLine> all(String calendar) {
    return calendar
        .replaceAll("\r?\n[ \t]", "")
        .lines()
        .map(LINE::matcher)
        .filter(line -> line.matches())
        .map(line -> parse(line.group(1), line.group(2), line.group(line.groupCount())))
        .toList();
  }

  private static ContentLine parse(String name, String parameters, String value) {
    var named = new TreeMap<String, String>();
    PARAMETER
        .matcher(parameters)
        .results()
        .forEach(one -> named.put(upper(one.group(1)), one.group(2).replace("\"", "")));
    return new ContentLine(upper(name), named, value);
  }

  boolean is(String name, String value) {
    return this.name.equals(name) && this.value.equalsIgnoreCase(value);
  }

  /** The value as people read it. */
  String words() {
    return value.replaceAll("\\\\[nN]", "\n").replaceAll("\\\\([,;\\\\])", "$1");
  }

  /** The value as an e-mail address, if it is one. */
  String address() {
    return value.replaceFirst("(?i)^mailto:", "");
  }

  /** The value as a moment, if it is one. A time that names no zone is the United Kingdom's. */
  Optional<Instant> moment() {
    try {
      return Optional.of(told());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Instant told() {
    if (!value.contains("T")) {
      return LocalDate.parse(value, DateTimeFormatter.BASIC_ISO_DATE).atStartOfDay(UK).toInstant();
    }
    var zone = parameters.containsKey("TZID") ? ZoneId.of(parameters.get("TZID")) : UK;
    var told = LocalDateTime.parse(value.replace("Z", ""), DATE_TIME);
    return told.atZone(value.endsWith("Z") ? ZoneOffset.UTC : zone).toInstant();
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}
