package uk.coregroups.standalone.caseload;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.coregroups.standalone.caseload.Deadlines.Deadline;

/** An office of the largest partnership, at scheduling's own door. */
public final class Office {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final URI scheduling;
  private final Supplier<String> pass;
  private final HttpClient http = HttpClient.newHttpClient();

  /**
   * Takes the address of the service.
   *
   * @param pass gives a token that is good for the next call
   */
  public Office(URI scheduling, Supplier<String> pass) {
    this.scheduling = scheduling;
    this.pass = pass;
  }

  /** The bank holidays in force. */
  public BankHolidays bankHolidays() {
    return BankHolidays.of(get("/calendar"));
  }

  /** What another list would move; nothing is kept. */
  public int wouldMove(BankHolidays list) {
    return post("/calendar/bank-holidays/preview", list);
  }

  /** Takes another list in, and has all open deadlines counted again; says how many moved. */
  public int takeIn(BankHolidays list) {
    return post("/calendar/bank-holidays", list);
  }

  /** Whether a deadline is the day that scheduling, asked without a case, says and explains. */
  public boolean isAsExplained(Deadline one) {
    var due = explained(one.rule(), one.counted(), one.from(), "");
    if (one.orCounted() != null && one.orFrom() != null) {
      var other = explained(one.rule(), one.orCounted(), one.orFrom(), "");
      due = other.isBefore(due) ? other : due;
    }
    if (one.warnOn() != null) {
      var own = "&amount=" + one.warnAmount() + "&unit=" + one.warnUnit();
      if (!one.warnOn().equals(explained(one.rule(), one.counted(), one.from(), own))) {
        return false;
      }
    }
    return one.dueOn().equals(due);
  }

  private LocalDate explained(String rule, String anchor, LocalDate on, String own) {
    var answer = get("/explain?rule=" + rule + "&anchor=" + anchor + "&on=" + on + own);
    return LocalDate.parse(answer.path("date").asString());
  }

  public JsonNode get(String path) {
    return send(path, request(path).GET().build());
  }

  private int post(String path, BankHolidays list) {
    var body = Map.of("file", list.file(), "source", "A benchmark");
    var request = request(path).POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
    return send(path, request.build()).path("count").asInt();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(scheduling.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + pass.get())
        .header("Content-Type", "application/json");
  }

  private JsonNode send(String path, HttpRequest request) {
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(
            path + " was answered with " + answer.statusCode() + ": " + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new IllegalStateException("Scheduling was not reached", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while asking scheduling", e);
    }
  }
}
