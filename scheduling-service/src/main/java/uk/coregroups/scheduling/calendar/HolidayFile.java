package uk.coregroups.scheduling.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Outcome.Wrong;
import uk.coregroups.events.text.PlainDate;
import uk.coregroups.events.text.PlainText;

/**
 * The official list of bank holidays as it is published: JSON, division by division, each with its
 * events (title, date, notes).
 */
public final class HolidayFile {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String DIVISION = "england-and-wales";

  /** New Year, Good Friday, Easter Monday, two in May, one in August, Christmas and Boxing Day. */
  private static final int FEWEST_IN_A_YEAR = 8;

  /** Since the Banking and Financial Dealings Act 1971, and further than one is proclaimed. */
  private static final int FIRST_YEAR = 1971;

  private static final int LAST_YEAR = 2100;

  private HolidayFile() {}

  /** The list that came with this release: the years 2019 to 2028. */
  public static HolidayList shipped() {
    try (var in = HolidayFile.class.getResourceAsStream("/calendar/bank-holidays.json")) {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return switch (read(text)) {
        case Outcome.Done<HolidayList>(var list) -> list;
        case Outcome.Refused<HolidayList>(var wrongs) ->
            throw new IllegalStateException("The shipped list is wrong: " + wrongs);
        case Outcome.Unknown<HolidayList>(var what) -> throw new IllegalStateException(what);
      };
    } catch (IOException e) {
      throw new UncheckedIOException("The shipped list cannot be read", e);
    }
  }

  /** Reads and checks a list; says everything that is wrong with it. */
  public static Outcome<HolidayList> read(String text) {
    JsonNode events;
    try {
      events = JSON.readTree(text).path(DIVISION).path("events");
    } catch (JacksonException e) {
      return Outcome.refused("file", "is not JSON; take the list as it is published");
    }
    if (!events.isArray() || events.isEmpty()) {
      return Outcome.refused("file", "has no events under " + DIVISION);
    }
    var wrongs = new ArrayList<Wrong>();
    var holidays = new ArrayList<Holiday>();
    for (int i = 0; i < events.size(); i++) {
      read(events.get(i), "event " + (i + 1), holidays, wrongs);
    }
    if (wrongs.isEmpty()) {
      wrongs.addAll(wrongYears(holidays));
    }
    return wrongs.isEmpty()
        ? Outcome.done(new HolidayList(holidays))
        : new Outcome.Refused<>(wrongs);
  }

  private static void read(
      JsonNode event, String which, List<Holiday> holidays, List<Wrong> wrongs) {
    var date = PlainDate.of(event.path("date").asString(""));
    var title = PlainText.line(event.path("title").asString(""));
    if (title.isEmpty()) {
      wrongs.add(new Wrong("file", which + " has no title"));
      return;
    }
    try {
      var day = LocalDate.parse(date);
      if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
        wrongs.add(
            new Wrong(
                "file",
                "%s, %s, is not in a year from %d to %d"
                    .formatted(which, title, FIRST_YEAR, LAST_YEAR)));
        return;
      }
      holidays.add(new Holiday(day, title, PlainText.line(event.path("notes").asString(""))));
    } catch (DateTimeParseException e) {
      wrongs.add(new Wrong("file", which + ", " + title + ", has no date such as 2027-05-03"));
    }
  }

  private static List<Wrong> wrongYears(List<Holiday> holidays) {
    var wrongs = new ArrayList<Wrong>();
    var seen = new HashSet<LocalDate>();
    var years = new TreeMap<Integer, Integer>();
    for (var holiday : holidays) {
      if (!seen.add(holiday.date())) {
        wrongs.add(new Wrong("file", holiday.date() + " is in it twice"));
      }
      years.merge(holiday.date().getYear(), 1, Integer::sum);
    }
    for (int year = years.firstKey(); year <= years.lastKey(); year++) {
      int count = years.getOrDefault(year, 0);
      if (count == 0) {
        wrongs.add(new Wrong("file", "the year " + year + " is missing"));
      } else if (count < FEWEST_IN_A_YEAR) {
        wrongs.add(
            new Wrong(
                "file",
                "the year %d has %d bank holidays, and England and Wales have at least %d"
                    .formatted(year, count, FEWEST_IN_A_YEAR)));
      }
    }
    return wrongs;
  }
}
