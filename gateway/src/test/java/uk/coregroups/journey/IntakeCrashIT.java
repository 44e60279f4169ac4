package uk.coregroups.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.coregroups.standalone.caseload.CaseExtract;
import uk.coregroups.standalone.caseload.CaseSystem;
import uk.coregroups.standalone.database.AsTheHouse;
import uk.coregroups.standalone.launch.Service;
import uk.coregroups.standalone.part.Pause;

/**
 * Membership is killed while an extract is taken in, at any moment and at the one moment in which
 * it is taken in and nobody has been told; then everything is counted. Nothing is half taken in,
 * and what is taken in is told to the neighbours, once.
 */
class IntakeCrashIT {

  private static final int KILLS = 2;
  private static final int ONE_IN = 50;
  private static final int GROUPS = CaseExtract.FAMILIES / ONE_IN;
  private static final int LONGEST_MS = 2_500;
  private static final Duration SOON = Duration.ofSeconds(40);

  /** Whoever puts an intake on record as told waits while somebody else holds this lock. */
  private static final String HOLD_BACK =
      """
      create function hold_back() returns trigger language plpgsql as $$
        begin perform pg_advisory_xact_lock(20261123); return new; end $$;
      create trigger hold_back before update of told_at on intake
        for each row when (new.told_at is not null) execute function hold_back();
      select pg_advisory_lock(20261123);
      """;

  private static Running running;
  private static Path extract;

  @BeforeAll
  static void start() throws Exception {
    running = new Running();
    extract = running.suite().settings().home().resolve("extract.csv");
    new CaseExtract(Running.BEGIN.toLocalDate(), ONE_IN).write(extract);
    new CaseSystem(running.suite(), UUID.randomUUID()).setUpSchools();
  }

  @AfterAll
  static void end() throws Exception {
    running.close();
  }

  @Test
  void killedAtAnyMomentItIsTakenInWholeOrNotAtAll() throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      var council = UUID.randomUUID();
      var system = caseSystem(council);
      var bringing = Thread.ofVirtual().start(() -> bringInVain(system));
      Pause.of(Duration.ofMillis(ThreadLocalRandom.current().nextInt(LONGEST_MS)));
      killMembership();
      bringing.join();
      assertThat(groupsOf(council)).isIn(0L, (long) GROUPS);
      assertThat(system.intakes().valueStream().map(one -> one.path("state").asString()))
          .isSubsetOf("LOADED", "INTERRUPTED");
      system.loaded(system.bring(extract));
      aMomentLater(2 * kill + 2);
      nothingIsLostAndNothingComesTwice(council);
    }
  }

  @Test
  void killedBeforeAnybodyIsToldItIsToldOverAgain() throws Exception {
    var council = UUID.randomUUID();
    var system = caseSystem(council);
    try (var house = AsTheHouse.open(running.suite().database(Service.MEMBERSHIP));
        var statement = house.createStatement()) {
      statement.execute(HOLD_BACK);
      system.loaded(system.bring(extract));
      Awaitility.await().atMost(SOON).until(() -> heldBack() == 1);
      running.suite().kill(Service.MEMBERSHIP);
      statement.execute("select pg_advisory_unlock(20261123)");
      statement.execute("drop function hold_back cascade");
    }
    assertThat(groupsOf(council)).isEqualTo(GROUPS);
    assertThat(told(council)).isEmpty();

    running.suite().restart(Service.MEMBERSHIP);
    running.time().set(Running.BEGIN);
    running.time().rest();
    assertThat(count(Service.SCHEDULING, "roster_group where partnership = ?", council)).isZero();
    aMomentLater(60);
    nothingIsLostAndNothingComesTwice(council);
  }

  private static CaseSystem caseSystem(UUID council) {
    var system = new CaseSystem(running.suite(), council);
    system.setUp();
    return system;
  }

  private static void bringInVain(CaseSystem system) {
    try {
      system.bring(extract);
    } catch (UncheckedIOException e) {
      // Membership left before it had answered.
    }
  }

  private static void killMembership() {
    running.suite().kill(Service.MEMBERSHIP);
    running.suite().restart(Service.MEMBERSHIP);
    running.time().set(Running.BEGIN);
  }

  /** So much later that nothing of an intake is still about to be told by itself. */
  private static void aMomentLater(int minutes) {
    LocalDateTime later = Running.BEGIN.plusMinutes(minutes);
    running.time().set(later);
    running.time().rest();
  }

  private static void nothingIsLostAndNothingComesTwice(UUID council) throws SQLException {
    var told = told(council);
    assertThat(told).as("told of each group").hasSize(GROUPS);
    assertThat(heard(council)).as("heard of each group").isEqualTo(told);
    assertThat(told.values().stream().distinct()).as("facts of each group").hasSize(1);
    var memberships =
        count(Service.MEMBERSHIP, "member where until_day is null and partnership = ?", council);
    var people = count(Service.MEMBERSHIP, "person where partnership = ?", council);
    assertThat(memberships).isEqualTo(8L * GROUPS);
    assertThat(count(Service.SCHEDULING, "roster_group where partnership = ?", council))
        .isEqualTo(GROUPS);
    assertThat(count(Service.SCHEDULING, "roster_seat where partnership = ?", council))
        .isEqualTo(memberships);
    assertThat(count(Service.NOTIFICATION, "address where partnership = ?", council))
        .isEqualTo(people);
  }

  private static long groupsOf(UUID council) throws SQLException {
    return count(Service.MEMBERSHIP, "core_group where partnership = ?", council);
  }

  /** How many facts membership has told of each group. */
  private static Map<UUID, Long> told(UUID council) throws SQLException {
    return numbers(
        Service.MEMBERSHIP,
        "fact_stream where family = 'membership' and stream = any (?)",
        groups(council));
  }

  /** How many of them scheduling has heard. */
  private static Map<UUID, Long> heard(UUID council) throws SQLException {
    return numbers(
        Service.SCHEDULING,
        "inbox_position where family = 'membership' and stream = any (?)",
        groups(council));
  }

  private static Object groups(UUID council) throws SQLException {
    return numbers(
            Service.MEMBERSHIP,
            "(select id as stream, 0 as last_number from core_group where partnership = ?) g",
            council)
        .keySet()
        .toArray(UUID[]::new);
  }

  private static Map<UUID, Long> numbers(Service service, String from, Object about)
      throws SQLException {
    try (var connection = AsTheHouse.open(running.suite().database(service));
        var statement = connection.prepareStatement("select stream, last_number from " + from)) {
      statement.setObject(1, about);
      var numbers = new HashMap<UUID, Long>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          numbers.put(rows.getObject("stream", UUID.class), rows.getLong("last_number"));
        }
      }
      return numbers;
    }
  }

  private static long heldBack() throws SQLException {
    return count(Service.MEMBERSHIP, "pg_locks where locktype = ? and not granted", "advisory");
  }

  private static long count(Service service, String from, Object about) {
    return running.count(service, from, about);
  }
}
