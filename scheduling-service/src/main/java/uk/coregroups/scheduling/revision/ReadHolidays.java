package uk.coregroups.scheduling.revision;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Outcome.Wrong;
import uk.coregroups.scheduling.calendar.HolidayStore;
import uk.coregroups.scheduling.revision.ReviseCalendar.ListGiven;

/**
 * Reads the official list from where it is published, or from a file, each morning. A list that
 * cannot be read, or is wrong, changes nothing, and the calendar's page says so.
 */
@Component
public class ReadHolidays {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String BY = "this suite, by itself";

  private final String place;
  private final ReviseCalendar reviseCalendar;
  private final HolidayStore holidays;
  private final Clock clock;

  ReadHolidays(
      @Value("${bank-holidays}") String place,
      ReviseCalendar reviseCalendar,
      HolidayStore holidays,
      Clock clock) {
    this.place = place;
    this.reviseCalendar = reviseCalendar;
    this.holidays = holidays;
    this.clock = clock;
  }

  /** Reads it once, if a place is named. */
  public void read() {
    if (place.isBlank()) {
      return;
    }
    try {
      var given = new ListGiven(text(), place, BY, null);
      switch (Sight.HOUSE.call(() -> reviseCalendar.save(given, LocalDate.now(clock)))) {
        case Outcome.Done<?> _ -> holidays.read();
        case Outcome.Refused<?>(var wrongs) -> holidays.problem(words(wrongs));
        case Outcome.Unknown<?>(var what) -> holidays.problem(what);
      }
    } catch (IOException e) {
      holidays.problem("It could not be read from " + place + ".");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String text() throws IOException, InterruptedException {
    if (!place.startsWith("http")) {
      return Files.readString(Path.of(place));
    }
    try (var http =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build()) {
      var answer =
          http.send(
              HttpRequest.newBuilder(URI.create(place)).timeout(PATIENCE).build(),
              BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException("answered " + answer.statusCode());
      }
      return answer.body();
    }
  }

  private static String words(List<Wrong> wrongs) {
    return wrongs.stream()
        .map(wrong -> "The " + wrong.field() + " " + wrong.words() + ".")
        .collect(Collectors.joining(" "));
  }
}
