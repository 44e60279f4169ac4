package uk.coregroups.standalone.bench;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.IntSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import uk.coregroups.standalone.caseload.BankHolidays;
import uk.coregroups.standalone.caseload.Books;
import uk.coregroups.standalone.caseload.Deadlines;
import uk.coregroups.standalone.caseload.England;
import uk.coregroups.standalone.caseload.Office;
import uk.coregroups.standalone.launch.OperatorPass;
import uk.coregroups.standalone.launch.Service;
import uk.coregroups.standalone.launch.SuiteTime;

/**
 * {@code ./run bench timescales}: all of England in one installation, and a bank holiday is
 * proclaimed late.
 *
 * <p>Measured is from handing in the new list until the service answers that every open deadline of
 * every partnership has been counted again. The yardstick, beside it in the same minutes, is one
 * plain {@code UPDATE} of the very rows that moved. Then the two longest lists, as the largest
 * partnership sees them. It is half past five in the morning, when new lists are read and no round
 * has anything to say.
 */
final class TimescalesBench {

  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);
  private static final LocalDate LONG_AGO = LocalDate.of(2019, 7, 1);
  private static final int DAYS_AHEAD = 14;
  private static final int TIMES = 3;
  private static final int SAMPLE = 200;
  private static final int CALLS = 20;
  private static final double REACH_OF_UPDATE = 0.3;
  private static final double MOST_MS = 100;

  private final SuiteTime time;
  private final Machine machine;
  private final Office office;
  private final Deadlines deadlines;
  private final England england;
  private final OperatorPass passes;
  private final Stage stage;

  private TimescalesBench(Stage stage, Books books) {
    this.stage = stage;
    this.time = stage.time();
    this.machine = new Machine(stage.suite());
    this.passes = new OperatorPass(stage.suite().secrets());
    this.office =
        new Office(stage.suite().address(Service.SCHEDULING), () -> passes.token("ADMINISTRATOR"));
    this.deadlines = new Deadlines(books);
    this.england = new England(books);
  }

  static void run() {
    try (var sink = Sink.open();
        var stage = Stage.open(sink.port());
        var books = Books.open(stage.suite().database(Service.SCHEDULING))) {
      new TimescalesBench(stage, books).measure();
    }
  }

  private void measure() {
    time.set(MONDAY.atTime(5, 30));
    office.get("/policy");
    var shipped = office.bankHolidays();
    say("Writing England's caseload into scheduling's tables …");
    england.enter(stage.suite().secrets().partnership(), MONDAY, shipped.days());
    say("Letting the service put %,d deadlines right, which takes a minute …", deadlines.open());
    var list = shipped.and(LONG_AGO);
    office.takeIn(list);
    check("dates", deadlines.some(SAMPLE).stream().filter(office::isAsExplained).count());
    deadlines.begin(MONDAY);
    var late = list.and(worstDay(list));
    say("Warming up once, then measuring %d times …", TIMES);
    once(list, late);
    var runs = IntStream.range(0, TIMES).mapToObj(i -> once(list, late)).toList();
    var moved = runs.getFirst().moved;
    var month = list("/month-ahead");
    var foresight = list("/foresight?weeks=6");
    var recount = median(runs.stream().mapToDouble(Run::recountRate));
    var update = median(runs.stream().mapToDouble(Run::updateRate));
    var ratio = median(runs.stream().mapToDouble(run -> run.recountRate() / run.updateRate()));
    report(moved, recount, update, ratio, month, foresight);
  }

  /** The weekday of the next fortnight that lies inside the most open counts. */
  private LocalDate worstDay(BankHolidays list) {
    say("Looking for the day that would move the most …");
    var holidays = list.days();
    return IntStream.rangeClosed(1, DAYS_AHEAD)
        .mapToObj(MONDAY::plusDays)
        .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
        .filter(day -> !holidays.contains(day))
        .map(day -> new Would(day, office.wouldMove(list.and(day))))
        .peek(would -> say("  %s would move %,d", would.day, would.moves))
        .max(Comparator.comparingInt(Would::moves))
        .map(Would::day)
        .orElseThrow();
  }

  private Run once(BankHolidays list, BankHolidays late) {
    deadlines.tidy();
    var recount = timed(() -> office.takeIn(late));
    int moved = deadlines.remember();
    check(
        "moved dates", deadlines.someMoved(SAMPLE).stream().filter(office::isAsExplained).count());
    office.takeIn(list);
    deadlines.tidy();
    var update = timed(() -> deadlines.moveBy(1));
    deadlines.moveBy(-1);
    if (recount.rows != moved || update.rows != moved) {
      throw new IllegalStateException(
          "%,d dates moved, the service says %,d and the plain update %,d."
              .formatted(moved, recount.rows, update.rows));
    }
    say(
        "  %,d moved: counted again in %.2f s, plainly updated in %.2f s",
        moved, recount.seconds, update.seconds);
    return new Run(moved, recount.seconds, update.seconds);
  }

  private static void check(String what, long right) {
    if (right != SAMPLE) {
      throw new IllegalStateException(
          "Of %d %s looked at, %d are as the service explains them."
              .formatted(SAMPLE, what, right));
    }
  }

  private Calls list(String path) {
    deadlines.tidy();
    office.get(path);
    var rows = office.get(path).path("count").asInt();
    var all =
        IntStream.range(0, CALLS)
            .mapToDouble(i -> 1e3 * timed(() -> office.get(path).size()).seconds)
            .sorted()
            .toArray();
    return new Calls(rows, median(DoubleStream.of(all)), all[CALLS - 1]);
  }

  private static Timed timed(IntSupplier work) {
    long began = System.nanoTime();
    int rows = work.getAsInt();
    return new Timed(rows, (System.nanoTime() - began) / 1e9);
  }

  private static double median(DoubleStream values) {
    var sorted = values.sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private void report(
      int moved, double recount, double update, double ratio, Calls month, Calls foresight) {
    int open = deadlines.open();
    double memory = Objects.requireNonNull(machine.memory().get(Service.SCHEDULING.module()));
    say("");
    say(
        "%,d children on a plan, %,d families, %,d partnerships; the largest has %,d children.",
        deadlines.children(),
        deadlines.families(),
        deadlines.partnerships(),
        deadlines.childrenOnAPlan(0));
    say(
        "%,d open deadlines that a policy makes, and %,d people expected at meetings.",
        open, deadlines.others());
    say("On PostgreSQL with fsync on, %s beside it.", stage.suite().broker().title());
    say("");
    say(
        "A late bank holiday: %,d deadlines looked at, %,d moved, %,.0f of them a second.",
        open, moved, recount);
    say("  A plain UPDATE of the same rows: %,.0f a second.", update);
    say("  The service does %.2f of it (%s).", ratio, reach(ratio >= REACH_OF_UPDATE));
    say("The longest lists, as the largest partnership sees them, %d calls each:", CALLS);
    lists("the month ahead", month);
    lists("what will be late if nothing is booked", foresight);
    say("Memory at the end of it, PSS: scheduling %,.0f MB.", memory);
    say("");
    say(
        "figures: plans=%d deadlines=%d moved=%d recompute_rows_per_second=%.0f"
            + " update_rows_per_second=%.0f ratio_to_update=%.3f month_ahead_ms=%.1f"
            + " foresight_ms=%.1f scheduling_pss_mb=%.0f",
        deadlines.children(),
        open,
        moved,
        recount,
        update,
        ratio,
        month.median,
        foresight.median,
        memory);
  }

  private static void lists(String what, Calls calls) {
    say(
        "  %s, %,d rows: %.0f ms, the slowest %.0f ms (%s)",
        what,
        calls.rows,
        calls.median,
        calls.slowest,
        calls.median <= MOST_MS ? "reached: at most 100" : "MISSED: at most 100");
  }

  private static String reach(boolean reached) {
    return (reached ? "reached: " : "MISSED: ") + "at least " + REACH_OF_UPDATE;
  }

  private static void say(String words, Object... values) {
    System.out.printf(words + "%n", values);
  }

  private record Would(LocalDate day, int moves) {}

  private record Timed(int rows, double seconds) {}

  private record Calls(int rows, double median, double slowest) {}

  /** One recount and one plain update of the same rows. */
  private record Run(int moved, double recount, double update) {

    double recountRate() {
      return moved / recount;
    }

    double updateRate() {
      return moved / update;
    }
  }
}
