package uk.coregroups.standalone.bench;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import uk.coregroups.standalone.bench.Machine.Spent;
import uk.coregroups.standalone.caseload.Ledger;
import uk.coregroups.standalone.launch.Service;
import uk.coregroups.standalone.launch.Suite;
import uk.coregroups.standalone.launch.SuiteTime;

/**
 * {@code ./run bench letters [HOW_MANY]}: twenty thousand rungs, or as many as said, fall due at
 * the same moment, and every letter is accepted by a mail server.
 *
 * <p>The rungs are invitations unanswered for two working days. They come about by the real doors:
 * groups are formed, meetings booked, the invitations sent; then the suite's clock is wound over
 * the morning on which all of them are due, which runs the round that Quartz would have run.
 * Measured is from before the winding until the last letter is accepted, on real RabbitMQ and on
 * PostgreSQL with {@code fsync} on. The two yardsticks follow on the same machine, with the
 * services stopped so that they have it to themselves.
 */
final class LettersBench {

  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);
  private static final LocalDate WEDNESDAY = MONDAY.plusDays(2);
  private static final LocalDate MEETINGS_FROM = MONDAY.plusDays(28);
  private static final int USUALLY = 20_000;
  private static final int BY_QUARTZ = 2_000;
  private static final double REACH_OF_BARE = 0.3;
  private static final double REACH_OF_QUARTZ = 5;
  private static final double MOST_MEMORY_MB = 900;

  private final int letters;
  private final Sink sink;
  private final Suite suite;
  private final SuiteTime time;
  private final Machine machine;

  private LettersBench(int letters, Sink sink, Stage stage) {
    this.letters = letters;
    this.sink = sink;
    this.suite = stage.suite();
    this.time = stage.time();
    this.machine = new Machine(suite);
  }

  static void run(String... howMany) {
    int letters = howMany.length == 0 ? USUALLY : Integer.parseInt(howMany[0]);
    if (letters < USUALLY || letters % Caseload.INVITATIONS_OF_A_GROUP != 0) {
      throw new IllegalStateException(
          "How many letters: %,d or more, a multiple of %d."
              .formatted(USUALLY, Caseload.INVITATIONS_OF_A_GROUP));
    }
    try (var sink = Sink.open();
        var stage = Stage.open(sink.port())) {
      new LettersBench(letters, sink, stage).measure();
    }
  }

  private void measure() {
    enter();
    var suites = send();
    for (var service : Service.values()) {
      suite.part(service).close();
    }
    var letter = SameLetter.as(suites.sample);
    say("(a) The same letters from a bare Jakarta Mail loop …");
    double bare = new BareLoop(letter, sink.port()).rate(letters, sink);
    say("(b) %,d of them from a Quartz trigger and a JavaMailSender.send each …", BY_QUARTZ);
    double quartz =
        new QuartzPerReminder(letter, sink.port(), suite.database(Service.SCHEDULING))
            .rate(BY_QUARTZ, sink);
    report(suites, bare, quartz);
  }

  private void enter() {
    time.set(MONDAY.atTime(9, 0));
    say("Entering core groups and meetings by the services' doors …");
    var invitations = sink.startOver();
    new Caseload(letters, suite, time).enter(MEETINGS_FROM);
    new Progress("Invitations sent", letters).await(invitations::accepted);
    time.rest();
  }

  private Measured send() {
    say("Two working days later nobody has answered: %,d rungs fall due …", letters);
    var database = suite.database(Service.NOTIFICATION);
    var tally = sink.startOver();
    var durableBefore = Ledger.durable(database);
    var spentBefore = machine.spent();
    long began = System.nanoTime();
    time.set(WEDNESDAY.atTime(9, 0));
    double round = (System.nanoTime() - began) / 1e9;
    new Progress("Letters accepted", letters).await(tally::accepted);
    double seconds = (tally.lastAt() - began) / 1e9;
    var spent = machine.spent().since(spentBefore);
    var memory = machine.memory();
    time.rest();
    var durable = Ledger.durable(database).since(durableBefore);
    var ledger = Ledger.reminders(database);
    if (tally.accepted() != letters || tally.different() != letters || ledger.sent() != letters) {
      throw new IllegalStateException(
          "Of %,d letters %,d were accepted, %,d of them different, and %,d are recorded as sent."
              .formatted(letters, tally.accepted(), tally.different(), ledger.sent()));
    }
    return new Measured(seconds, round, spent, memory, durable, ledger, tally.sample());
  }

  private void report(Measured suites, double bare, double quartz) {
    double rate = letters / suites.seconds;
    double megabytes = suites.memory.values().stream().mapToDouble(Double::doubleValue).sum();
    var wound = WEDNESDAY.atTime(9, 0).atZone(SuiteTime.LONDON).toInstant();
    say("");
    say(
        "%,d rungs fell due at once, and %,d letters were accepted in %.1f s: %,.0f a second.",
        letters, letters, suites.seconds, rate);
    say(
        "  Each exactly once: %,d different Message-IDs, %,d ledger rows, %,d of them SENT.",
        letters, suites.ledger.all(), suites.ledger.sent());
    say("  On %s and PostgreSQL with fsync on.", suite.broker().title());
    say("");
    say("(a) A bare Jakarta Mail loop, the same letter of %,d bytes:", suites.sample.length());
    say(
        "    %,.0f a second; the suite does %.2f of it (%s).",
        bare, rate / bare, reach(rate / bare >= REACH_OF_BARE, "at least " + REACH_OF_BARE));
    say("(b) A Quartz trigger and a JavaMailSender.send each, measured on %,d:", BY_QUARTZ);
    say(
        "    %,.0f a second; the suite is %.1f times as fast (%s).",
        quartz,
        rate / quartz,
        reach(rate / quartz >= REACH_OF_QUARTZ, "at least " + REACH_OF_QUARTZ));
    say(
        "Memory at the end of it, PSS: the four services %,.0f MB (%s).",
        megabytes, reach(megabytes < MOST_MEMORY_MB, "below " + MOST_MEMORY_MB));
    suites.memory.forEach((part, size) -> say("    %-28s %5.0f MB", part, size));
    say("");
    limits(suites, Duration.between(wound, suites.ledger.written()).toMillis() / 1e3);
    say("");
    say(
        "figures: letters=%d seconds=%.2f letters_per_second=%.0f bare_per_second=%.0f"
            + " ratio_to_bare=%.3f quartz_per_second=%.0f ratio_to_quartz=%.2f"
            + " services_pss_mb=%.0f",
        letters, suites.seconds, rate, bare, rate / bare, quartz, rate / quartz, megabytes);
  }

  private void limits(Measured suites, double written) {
    var spent = suites.spent;
    double busy = spent.busy() / spent.total();
    say("What limits it:");
    say(
        "  The round had recorded every rung after %.1f s, the last letter was in the ledger after"
            + " %.1f s.",
        suites.round, written);
    say(
        "  The processors were busy for %.0f %% of the time, and idle for a disk for %.0f %%.",
        100 * busy, 100 * spent.disks() / spent.total());
    spent
        .parts()
        .forEach((part, seconds) ->
            say(
                "    %-28s %6.1f s of processor time, %3.0f %%, %5.0f µs a letter",
                part, seconds, 100 * seconds / spent.total(), 1e6 * seconds / letters));
    say(
        "    %-28s %6.1f s of processor time, %3.0f %%",
        "all else on this machine", spent.others(), 100 * spent.others() / spent.total());
    say(
        "  The database flushed its log %,d times for %,d transactions: %.2f flushes a letter.",
        suites.durable.flushes(),
        suites.durable.commits(),
        (double) suites.durable.flushes() / letters);
  }

  private static String reach(boolean reached, String wanted) {
    return (reached ? "reached: " : "MISSED: ") + wanted;
  }

  private static void say(String words, Object... values) {
    System.out.printf(words + "%n", values);
  }

  /** What was seen while the suite sent its letters. */
  private record Measured(
      double seconds,
      double round,
      Spent spent,
      Map<String, Double> memory,
      Ledger.Durable durable,
      Ledger.Reminders ledger,
      String sample) {}
}
