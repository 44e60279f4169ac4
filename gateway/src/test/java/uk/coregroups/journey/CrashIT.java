package uk.coregroups.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.coregroups.standalone.database.AsTheHouse;
import uk.coregroups.standalone.demo.Cast;
import uk.coregroups.standalone.demo.Enter;
import uk.coregroups.standalone.launch.Service;

/**
 * The broker and the post are killed while letters are on their way; then everything is counted.
 * Nothing is lost, nothing comes twice, and at most one letter for each open connection is left for
 * a person to decide about.
 */
class CrashIT {

  private static final int GROUPS = 12;
  private static final int KILLS = 2;

  /** As many letters may be on their way at once, as notification's settings say. */
  private static final int CONNECTIONS = 16;

  private static final LocalDate MEETING = LocalDate.of(2027, 1, 4);

  private static final List<Cast.Player> MEMBERS =
      List.of(Cast.ADA_OKAFOR, Cast.BEN_REID, Cast.BOLA_DUNN, Cast.NIA_LYLE);

  private static Running running;
  private static Enter enter;

  @BeforeAll
  static void start() throws Exception {
    running = new Running();
    enter = new Enter(running.office("operator"), running.office("admin"));
    enter.partnership();
    enter.venue(Cast.VENUE, running.office("manager"));
    MEMBERS.forEach(enter::professional);
  }

  @AfterAll
  static void end() throws Exception {
    running.close();
  }

  @Test
  void nothingIsLostAndNothingComesTwice() throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      var groups = groups();
      int before = running.postRoom().mails().size();
      groups.forEach(CrashIT::book);
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .pollInterval(Duration.ofMillis(1))
          .until(() -> running.postRoom().mails().size() > before + 2);
      running.suite().kill(Service.NOTIFICATION);
      running.suite().restart(Service.NOTIFICATION);
      everythingRests();
    }

    var groups = groups();
    running.suite().broker().kill();
    groups.forEach(CrashIT::book);
    running.suite().broker().restart();
    everythingRests();

    count((KILLS + 1) * GROUPS * MEMBERS.size());
  }

  private static void count(int expected) throws Exception {
    var ledger = ledger();
    Map<String, Long> received =
        running.postRoom().mails().stream()
            .map(mail -> mail.open().header("Message-ID").orElseThrow())
            .map(id -> id.substring(1, 37))
            .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
    var uncertain =
        ledger.entrySet().stream().filter(one -> one.getValue().startsWith("UNCERTAIN")).toList();

    assertThat(ledger).as("letters written").hasSize(expected);
    assertThat(ledger.values())
        .as("their states")
        .isSubsetOf("SENT", "UNCERTAIN: the post was interrupted while this letter was on its way");
    assertThat(received.values()).as("copies of each").containsOnly(1L);
    assertThat(uncertain).as("uncertain").hasSizeLessThanOrEqualTo(KILLS * CONNECTIONS);
    var missing = new ArrayList<>(ledger.keySet());
    missing.removeAll(received.keySet());
    assertThat(uncertain.stream().map(Map.Entry::getKey)).as("lost").containsAll(missing);
    var tasks = running.office("admin").get("notification/tasks").path("count").asInt();
    assertThat(tasks).as("tasks for a person").isEqualTo(uncertain.size());
  }

  private static List<String> groups() {
    var groups = new ArrayList<String>();
    for (int i = 0; i < GROUPS; i++) {
      var born = LocalDate.of(2018, 1, 1).plusDays(i);
      var group = enter.group(running.time().today(), Map.of("Child " + i, born));
      MEMBERS.stream()
          .filter(member -> !member.equals(Cast.ADA_OKAFOR))
          .forEach(member -> enter.join(group, member, "SCHOOL"));
      groups.add(group);
    }
    running.time().rest();
    return groups;
  }

  private static void book(String group) {
    running
        .office("admin")
        .post(
            "scheduling/core-groups/" + group + "/meetings",
            Map.of(
                "date",
                MEETING.toString(),
                "start",
                "10:00",
                "minutes",
                60,
                "venue",
                enter.venueId(Cast.VENUE)));
  }

  /** At rest for good: what was under way when something died has come back too. */
  private static void everythingRests() {
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .ignoreExceptions()
        .until(() -> {
          running.time().rest();
          return true;
        });
  }

  private static Map<String, String> ledger() throws Exception {
    var database = running.suite().database(Service.NOTIFICATION);
    try (var connection = AsTheHouse.open(database);
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select id, state, reason from letter")) {
      var letters = new HashMap<String, String>();
      while (rows.next()) {
        var reason = rows.getString("reason");
        var state = rows.getString("state");
        letters.put(rows.getString("id"), reason == null ? state : state + ": " + reason);
      }
      return letters;
    }
  }
}
