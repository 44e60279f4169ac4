package uk.coregroups.standalone.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.coregroups.standalone.demo.Cast;
import uk.coregroups.standalone.demo.Enter;
import uk.coregroups.standalone.demo.Office;
import uk.coregroups.standalone.launch.OperatorPass;
import uk.coregroups.standalone.launch.Service;
import uk.coregroups.standalone.launch.Suite;
import uk.coregroups.standalone.launch.SuiteTime;

/**
 * Core groups of ten professionals, each with its next two meetings in the diary, and as many
 * professionals as groups.
 *
 * <p>Everything is entered by the services' own doors, as case systems would do it, eight at a
 * time. The gateway is gone past: its accounts' passwords are slow to check on purpose, and
 * thirteen thousand checks would measure nothing.
 */
final class Caseload {

  private static final int MEETINGS = 2;
  private static final int AT_ONCE = 8;
  private static final Duration PASS_KEPT = Duration.ofSeconds(30);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The lead social worker comes with the group; these join it. */
  private static final List<String> ROLES =
      List.of(
          "SCHOOL",
          "HEALTH_VISITOR",
          "SCHOOL_NURSE",
          "MIDWIFE",
          "GP",
          "POLICE",
          "ADULT_SERVICES",
          "HOUSING",
          "FAMILY_SUPPORT");

  /** How many invitations a group makes, and how many answers are awaited of it. */
  static final int INVITATIONS_OF_A_GROUP = (1 + ROLES.size()) * MEETINGS;

  private final int groups;
  private final Suite suite;
  private final SuiteTime time;
  private final OperatorPass passes;
  private final HttpClient http = HttpClient.newHttpClient();
  private volatile Kept pass = new Kept("", Instant.EPOCH);

  /**
   * A caseload that makes so many invitations, a multiple of {@link #INVITATIONS_OF_A_GROUP}, and
   * no fewer than a group of ten needs people.
   */
  Caseload(int invitations, Suite suite, SuiteTime time) {
    this.groups = invitations / INVITATIONS_OF_A_GROUP;
    this.suite = suite;
    this.time = time;
    this.passes = new OperatorPass(suite.secrets());
  }

  /** Enters it; the invitations begin to leave while the last meetings are still being booked. */
  void enter(LocalDate firstMeeting) {
    send(Service.MEMBERSHIP, "/partnership", "PUT", Map.of("name", "Anytown"), operator());
    try (var clerks = Executors.newFixedThreadPool(AT_ONCE)) {
      var people = many(clerks, "People", groups, this::person);
      var team = UUID.randomUUID();
      var named = Map.of("name", "North", "manager", people.getFirst());
      send(Service.MEMBERSHIP, "/teams/" + team, "PUT", named, operator());
      var entered = many(clerks, "Core groups", groups, i -> group(i, team, people));
      time.rest();
      var venue =
          new Enter(office("operator"), office("admin")).venue(Cast.VENUE, office("manager"));
      many(
          clerks,
          "Meetings",
          groups * MEETINGS,
          i -> meeting(entered.get(i % groups), weekday(firstMeeting, i / groups), venue));
    }
  }

  /** The nth weekday from a Monday: nobody meets at a weekend. */
  private static LocalDate weekday(LocalDate monday, int n) {
    return monday.plusWeeks(n / 5).plusDays(n % 5);
  }

  private String person(int i) {
    var fields =
        Map.of(
            "kind",
            "PROFESSIONAL",
            "name",
            "Robin Worker " + i,
            "agency",
            "Anytown Agencies",
            "email",
            "robin.worker.%d@agency.example".formatted(i));
    return post(Service.MEMBERSHIP, "/people", fields).path("id").asString();
  }

  private String group(int i, UUID team, List<String> people) {
    var began = time.today().toString();
    var child = Map.of("name", "Sam Child " + i, "bornOn", "2020-05-05", "planStartedOn", began);
    var fields =
        Map.of("team", team, "leadSocialWorker", people.get(i), "children", List.of(child));
    var group = post(Service.MEMBERSHIP, "/core-groups", fields).path("id").asString();
    for (int seat = 0; seat < ROLES.size(); seat++) {
      var who = people.get((i + 1 + seat) % people.size());
      var joins = Map.of("person", who, "role", ROLES.get(seat));
      post(Service.MEMBERSHIP, "/core-groups/" + group + "/members", joins);
    }
    return group;
  }

  private String meeting(String group, LocalDate date, String venue) {
    var fields = Map.of("date", date.toString(), "start", "10:00", "minutes", 60, "venue", venue);
    return post(Service.SCHEDULING, "/core-groups/" + group + "/meetings", fields)
        .path("id")
        .asString();
  }

  /** Somebody with an account: a venue is proposed by one and approved by another. */
  private Office office(String account) {
    return new Office(
        suite.address(Service.GATEWAY), account + "@anytown.example", suite.secrets().password());
  }

  private static List<String> many(
      ExecutorService clerks, String what, int count, IntFunction<String> entry) {
    var progress = new Progress(what, count);
    var entered = new AtomicInteger();
    List<Callable<String>> all =
        IntStream.range(0, count)
            .<Callable<String>>mapToObj(i ->
                () -> {
                  var id = entry.apply(i);
                  progress.reached(entered.incrementAndGet());
                  return id;
                })
            .toList();
    try {
      var ids = new ArrayList<String>(count);
      for (var one : clerks.invokeAll(all)) {
        ids.add(one.get());
      }
      return ids;
    } catch (ExecutionException e) {
      throw new IllegalStateException(what + " could not be entered: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while entering", e);
    }
  }

  private JsonNode post(Service service, String path, Map<String, ?> fields) {
    return send(service, path, "POST", fields, administrator());
  }

  private JsonNode send(
      Service service, String path, String method, Map<String, ?> fields, String token) {
    var request =
        HttpRequest.newBuilder(suite.address(service).resolve(path))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(JSON.writeValueAsString(fields)))
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= 400) {
        throw new IllegalStateException(
            method + " " + path + " was refused with " + answer.statusCode());
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new IllegalStateException(service.module() + " was not reached", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while entering", e);
    }
  }

  private String operator() {
    return passes.token("OPERATOR");
  }

  private String administrator() {
    var kept = pass;
    if (kept.until.isBefore(Instant.now())) {
      kept = new Kept(passes.token("ADMINISTRATOR"), Instant.now().plus(PASS_KEPT));
      pass = kept;
    }
    return kept.token;
  }

  private record Kept(String token, Instant until) {}
}
