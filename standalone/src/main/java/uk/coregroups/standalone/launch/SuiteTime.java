package uk.coregroups.standalone.launch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.coregroups.standalone.part.Pause;

/**
 * The suite's time: winds the clocks of all four services and of the post room together, morning by
 * morning, and lets each morning's work come to rest before the next.
 */
public final class SuiteTime {

  public static final ZoneId LONDON = ZoneId.of("Europe/London");

  /** Why a letter waits that was written before its group's words had come: they are coming. */
  private static final String WORDS_ON_THEIR_WAY = "what it may not say has not arrived";

  private static final LocalTime MORNING = LocalTime.of(9, 0);
  private static final Duration AT_REST_WITHIN = Duration.ofMinutes(2);

  private final Suite suite;
  private final Wound wound;
  private final OperatorPass pass;
  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = JsonMapper.builder().build();

  /** Takes the running suite, and the clock its post room was given. */
  public SuiteTime(Suite suite, Wound wound) {
    this.suite = suite;
    this.wound = wound;
    this.pass = new OperatorPass(suite.secrets());
  }

  /** A clock of our own for the post room, wound with the others. */
  public static final class Wound implements InstantSource {

    private volatile Duration by = Duration.ZERO;

    @Override
    public Instant instant() {
      return Instant.now().plus(by);
    }

    private void to(Instant instant) {
      by = Duration.between(Instant.now(), instant);
    }
  }

  public Instant now() {
    return wound.instant();
  }

  public LocalDate today() {
    return LocalDate.ofInstant(now(), LONDON);
  }

  /** Sets every clock at once, without living through what lies between. */
  public void set(LocalDateTime to) {
    var instant = to.atZone(LONDON).toInstant();
    wound.to(instant);
    // Scheduling last: what its round says is then heard by neighbours who live in the same day.
    List.of(Service.GATEWAY, Service.MEMBERSHIP, Service.NOTIFICATION).parallelStream()
        .forEach(service -> wind(service, instant));
    wind(Service.SCHEDULING, instant);
  }

  /** Lives through the days until nine in the morning of {@code day}. */
  public void liveUntil(LocalDate day) {
    liveUntil(day, today -> {});
  }

  /**
   * Lives through the days, and looks round each morning once all has come to rest. Saturdays and
   * Sundays are slept through: what should not have come then is there on Monday.
   */
  public void liveUntil(LocalDate day, EachMorning look) {
    for (var next = today().plusDays(1); !next.isAfter(day); next = next.plusDays(1)) {
      if (next.isBefore(day) && isWeekend(next)) {
        continue;
      }
      set(next.atTime(MORNING));
      rest();
      look.on(next);
    }
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  /** What somebody does each morning. */
  public interface EachMorning {
    void on(LocalDate today);
  }

  /**
   * Waits until nothing is on its way between the services and no letter is due.
   *
   * @throws IllegalStateException if that does not happen within two minutes
   */
  public void rest() {
    long end = System.nanoTime() + AT_REST_WITHIN.toNanos();
    int calm = 0;
    while (calm < 2) {
      calm = isAtRest() ? calm + 1 : 0;
      if (System.nanoTime() > end) {
        throw new IllegalStateException("The suite did not come to rest: " + unrest());
      }
      if (calm < 2) {
        Pause.of(Duration.ofMillis(15));
      }
    }
  }

  private boolean isAtRest() {
    return carrierIsEmpty(Service.MEMBERSHIP)
        && carrierIsEmpty(Service.SCHEDULING)
        && carrierIsEmpty(Service.NOTIFICATION)
        && carrierIsEmpty(Service.SCHEDULING)
        && postIsEmpty();
  }

  private boolean carrierIsEmpty(Service service) {
    var way = get(service, "/carrier");
    return way.path("untold").path("count").asLong(-1) == 0
        && way.path("unread").asLong(-1) == 0
        && way.path("early").path("count").asLong(-1) == 0;
  }

  private boolean postIsEmpty() {
    var waiting = get(Service.NOTIFICATION, "/letters/waiting");
    return waiting.path("due").asLong(-1) == 0
        && waiting.path("sending").asLong(-1) == 0
        && !waiting.path("why").asString("").startsWith(WORDS_ON_THEIR_WAY);
  }

  private String unrest() {
    return "scheduling "
        + get(Service.SCHEDULING, "/carrier")
        + ", notification "
        + get(Service.NOTIFICATION, "/carrier")
        + ", letters "
        + get(Service.NOTIFICATION, "/letters/waiting");
  }

  /** Asks a service as its operator. */
  public JsonNode get(Service service, String path) {
    var request =
        HttpRequest.newBuilder(suite.address(service).resolve(path))
            .header("Authorization", "Bearer " + pass.token())
            .timeout(Duration.ofSeconds(20))
            .GET()
            .build();
    try {
      var response = http.send(request, BodyHandlers.ofString());
      return response.statusCode() == 200
          ? json.readTree(response.body())
          : json.createObjectNode();
    } catch (IOException e) {
      return json.createObjectNode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while asking " + service.module(), e);
    }
  }

  private void wind(Service service, Instant instant) {
    suite.nodes(service).forEach(node -> wind(service, node, instant));
  }

  private void wind(Service service, URI node, Instant instant) {
    var request =
        HttpRequest.newBuilder(node.resolve("/standalone/clock"))
            .header("Authorization", authorization(service))
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(60))
            .PUT(BodyPublishers.ofString("\"" + instant + "\""))
            .build();
    try {
      var response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(
            "The clock of " + service.module() + " could not be wound: " + response.statusCode());
      }
    } catch (IOException e) {
      throw new IllegalStateException("The clock of " + service.module() + " was not reached", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while winding", e);
    }
  }

  /** The gateway trusts accounts, the services behind it trust its tokens. */
  private String authorization(Service service) {
    if (service != Service.GATEWAY) {
      return "Bearer " + pass.token();
    }
    var account = "operator@anytown.example:" + suite.secrets().password();
    return "Basic "
        + Base64.getEncoder()
            .encodeToString(account.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
