package uk.coregroups.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import uk.coregroups.standalone.demo.Cast;
import uk.coregroups.standalone.demo.Cast.Player;
import uk.coregroups.standalone.demo.Enter;
import uk.coregroups.standalone.launch.Service;
import uk.coregroups.standalone.ledger.Leaving;
import uk.coregroups.standalone.part.Pause;

/**
 * A month of the suite in which twelve things go wrong, at random: each kind of fault once, and
 * three more. Meetings are booked, answered, held and written up all the while; then every letter
 * that the story asks for is counted where it arrives.
 *
 * <p>{@code -Dfaults.seed=…} plays the same month again, but for what the machine makes of it.
 */
class FaultsIT {

  private static final long SEED = Long.getLong("faults.seed", System.currentTimeMillis());
  private static final int FAULTS = 12;
  private static final int GROUPS = 12;
  private static final int LETTERS_AT_LEAST = 144;

  /** As many letters may be marked as being sent at once: twice notification's connections. */
  private static final int MOST_MARKED = 16;

  /** The first working day of those on which something goes wrong, when all kinds of letters go. */
  private static final int FIRST_FAULT = 3;

  /** A Monday; no bank holiday follows within the month. */
  private static final List<LocalDate> MONTH = workingDays(LocalDate.of(2027, 2, 1), 21);

  private static final LocalTime MORNING = LocalTime.of(10, 0);
  private static final LocalTime EVENING = LocalTime.of(16, 0);
  private static final Duration ALL_WELL_WITHIN = Duration.ofMinutes(3);

  private static final List<Player> ALWAYS =
      List.of(Cast.ADA_OKAFOR, Cast.BEN_REID, Cast.BOLA_DUNN);

  private static final Random RANDOM = new Random(SEED);
  private static final List<Fault> DRAWN = Fault.draw(FAULTS, RANDOM);
  private static final List<Appointment> APPOINTMENTS = new ArrayList<>();
  private static final List<Deed> DEEDS = new ArrayList<>();
  private static final Set<String> DOUBTED = new HashSet<>();

  private static Running running;
  private static Outcome outcome;

  @BeforeAll
  static void start() throws Exception {
    running = new Running();
    outcome = new Outcome(running);
    running.time().set(MONTH.getFirst().atTime(MORNING));
    var enter = new Enter(running.office("operator"), running.office("admin"));
    enter.partnership();
    enter.venue(Cast.VENUE, running.office("manager"));
    Stream.concat(ALWAYS.stream(), Stream.of(Cast.NIA_LYLE)).forEach(enter::professional);
    enter.family(Cast.MARY_HARTLEY, true);
    enter.safeContact(Cast.MARY_HARTLEY, MONTH.getFirst());
    for (int i = 0; i < GROUPS; i++) {
      var born = LocalDate.of(2018, 1, 1).plusDays(i);
      var group = enter.group(MONTH.getFirst(), Map.of("Child " + i, born));
      var fourth = i % 2 == 0 ? Cast.NIA_LYLE : Cast.MARY_HARTLEY;
      enter.join(group, Cast.BEN_REID, "SCHOOL");
      enter.join(group, Cast.BOLA_DUNN, "HEALTH_VISITOR");
      enter.join(group, fourth, fourth.isFamily() ? "PARENT" : "SCHOOL");
      var members = Stream.concat(ALWAYS.stream(), Stream.of(fourth)).toList();
      APPOINTMENTS.add(new Appointment(running, enter, group, members, MONTH, i, RANDOM));
    }
    running.time().rest();
  }

  @AfterAll
  static void end() throws Exception {
    running.close();
  }

  @Test
  void whateverGoesWrongNoneIsLostNoneComesTwiceAndNoneIsGivenUp() throws Exception {
    int day = 0;
    try {
      for (; day < MONTH.size(); day++) {
        live(day);
      }
      DEEDS.forEach(Deed::check);
      countLetters();
      nothingIsLeft();
    } catch (RuntimeException | AssertionError e) {
      Leaving.logs(running.suite().logs(), Files.createTempDirectory(Path.of("target"), "faults"));
      throw new AssertionError("On day " + day + " with -Dfaults.seed=" + SEED + ": " + DRAWN, e);
    }
  }

  private static void live(int number) {
    var day = MONTH.get(number);
    var deeds = APPOINTMENTS.stream().flatMap(one -> one.deeds(number).stream()).toList();
    int fault = number - FIRST_FAULT;
    if (fault >= 0 && fault < FAULTS) {
      goThrough(DRAWN.get(fault), day, deeds);
    } else if (begins(day)) {
      deeds.forEach(Deed::attempt);
    }
    allIsWell(day.atTime(MORNING).plusMinutes(30));
    deeds.forEach(Deed::finish);
    allIsWell(day.atTime(MORNING).plusHours(2));
    DEEDS.addAll(deeds);
  }

  /**
   * Half of the day's work may be done before it strikes, the rest is tried while it lasts; nothing
   * on a day that could not even begin.
   */
  private static void goThrough(Fault fault, LocalDate day, List<Deed> deeds) {
    int half = deeds.size() / 2;
    var striking = fault.begin(running);
    boolean begun = begins(day);
    if (begun) {
      deeds.subList(0, half).forEach(Deed::attempt);
    }
    striking.join();
    if (begun) {
      deeds.subList(half, deeds.size()).forEach(Deed::attempt);
    }
    Pause.of(Duration.ofMillis(fault.lastsMs()));
    fault.mend(running);
  }

  private static boolean begins(LocalDate day) {
    try {
      running.time().set(day.atTime(MORNING));
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  /** At rest, with no letter put off and none in doubt: somebody has looked into those. */
  private static void allIsWell(LocalDateTime from) {
    long end = System.nanoTime() + ALL_WELL_WITHIN.toNanos();
    var at = from;
    while (true) {
      try {
        running.time().set(at);
        running.time().rest();
        var doubted = outcome.settleDoubts();
        DOUBTED.addAll(doubted);
        if (doubted.isEmpty() && outcome.putOff() == 0) {
          return;
        }
        at = later(at);
      } catch (IllegalStateException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException("Not well at " + at + ": " + outcome.standing());
      }
      Pause.of(Duration.ofMillis(200));
    }
  }

  /** What was put off for a moment is due within a quarter of an hour; family sleep at night. */
  private static LocalDateTime later(LocalDateTime at) {
    var later = at.plusMinutes(16);
    return later.toLocalTime().isAfter(EVENING) ? at : later;
  }

  private static void countLetters() {
    var mails = APPOINTMENTS.stream().flatMap(one -> one.mails().stream()).toList();
    var texts = APPOINTMENTS.stream().flatMap(one -> one.texts().stream()).toList();
    assertThat(mails.size() + texts.size()).isGreaterThanOrEqualTo(LETTERS_AT_LEAST);
    assertThat(outcome.mails()).as("mails").containsExactlyInAnyOrderElementsOf(mails);
    assertThat(outcome.texts()).as("texts").containsExactlyInAnyOrderElementsOf(texts);

    assertThat(outcome.letterStates())
        .as("states; withheld are texts to who has no phone")
        .isSubsetOf("SENT", "DELIVERED", "WITHHELD");
    assertThat(outcome.sent()).as("the ledger").isEqualTo(mails.size() + texts.size());
    int doubts = DRAWN.stream().mapToInt(one -> one.doubts(MOST_MARKED)).sum();
    assertThat(DOUBTED).as("uncertain").hasSizeLessThanOrEqualTo(doubts);
    LoggerFactory.getLogger(FaultsIT.class)
        .info(
            "Counted with seed {}: {} mails, {} texts, of which {} had been in doubt; {}",
            SEED,
            mails.size(),
            texts.size(),
            DOUBTED.size(),
            DRAWN);
  }

  private static void nothingIsLeft() {
    for (var service : Service.values()) {
      assertThat(outcome.isReady(service)).as(service + " is ready").isTrue();
      if (service != Service.GATEWAY) {
        var carrier = running.time().get(service, "/carrier");
        assertThat(carrier.path("dead").asInt(-1)).as("dead letters of " + service).isZero();
        assertThat(carrier.path("gaps").isEmpty()).as("gaps of " + service).isTrue();
        assertThat(carrier.path("workers").valueStream())
            .as("threads of " + service)
            .isNotEmpty()
            .allMatch(one -> one.path("alive").asBoolean());
      }
    }
    assertThat(running.count(Service.NOTIFICATION, "address where stale_mailbox <> ?", ""))
        .as("addresses blamed")
        .isZero();
  }

  private static List<LocalDate> workingDays(LocalDate first, int many) {
    return Stream.iterate(first, day -> day.plusDays(1))
        .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY)
        .filter(day -> day.getDayOfWeek() != DayOfWeek.SUNDAY)
        .limit(many)
        .toList();
  }
}
