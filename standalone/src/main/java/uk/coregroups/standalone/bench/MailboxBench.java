package uk.coregroups.standalone.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import uk.coregroups.standalone.backlog.Backlog;
import uk.coregroups.standalone.backlog.Dovecot;
import uk.coregroups.standalone.backlog.Invitation;
import uk.coregroups.standalone.bench.Machine.Spent;
import uk.coregroups.standalone.caseload.Ledger;
import uk.coregroups.standalone.launch.Service;
import uk.coregroups.standalone.launch.Suite;
import uk.coregroups.standalone.launch.SuiteTime;
import uk.coregroups.standalone.part.Pause;

/**
 * {@code ./run bench mailbox [HOW_MANY]}: ten thousand replies, or as many as said, lie in the
 * mailbox among as much junk, with reports of mail servers on a twentieth as many letters and one
 * odd mail of each kind.
 *
 * <p>The invitations come about by the real doors and are sent; what answers them is made of the
 * letters that came. The mailbox is a real Dovecot's. Measured is from before the first mail is in
 * it until the last is taken in. The yardstick follows on the same machine, with the services
 * stopped: the same mails, parsed and nothing else.
 */
final class MailboxBench {

  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);
  private static final LocalDate MEETINGS_FROM = MONDAY.plusDays(28);
  private static final int USUALLY = 10_000;
  private static final int LEAST = 400;
  private static final double REACH_OF_PARSING = 0.3;

  private final int replies;
  private final Sink sink;
  private final Dovecot dovecot;
  private final Suite suite;
  private final SuiteTime time;
  private final Machine machine;

  private MailboxBench(int replies, Sink sink, Dovecot dovecot, Stage stage) {
    this.replies = replies;
    this.sink = sink;
    this.dovecot = dovecot;
    this.suite = stage.suite();
    this.time = stage.time();
    this.machine = new Machine(suite);
  }

  static void run(String... howMany) {
    int replies = howMany.length == 0 ? USUALLY : Integer.parseInt(howMany[0]);
    if (replies < LEAST) {
      throw new IllegalStateException("How many replies: %,d or more.".formatted(LEAST));
    }
    try (var sink = Sink.open();
        var dovecot = Dovecot.start(Suite.MAILBOX);
        var stage = Stage.open(servers(sink, dovecot), UnaryOperator.identity())) {
      new MailboxBench(replies, sink, dovecot, stage).measure();
    }
  }

  private static Map<String, String> servers(Sink sink, Dovecot dovecot) {
    return Map.of("smtp", "smtp://127.0.0.1:" + sink.port(), "imap", dovecot.address());
  }

  private void measure() {
    var invitations = enter();
    try (var ledger = MailLedger.of(suite)) {
      say("Writing the mails …");
      var backlog = new Backlog(replies, invitations, ledger.group(Suite.LINK_HOST), time.now());
      dovecot.lay(backlog);
      var taken = takeIn(backlog, ledger);
      time.rest();
      check(backlog, ledger);
      for (var service : Service.values()) {
        suite.part(service).close();
      }
      say("The same mails, parsed alone …");
      var parsing = new ParsingAlone(dovecot.mails());
      report(backlog, taken, parsing.rate(), parsing.calendarsRead());
    }
  }

  private List<Invitation> enter() {
    time.set(MONDAY.atTime(9, 0));
    say("Entering core groups and meetings by the services' doors …");
    int wanted = Backlog.invitations(replies);
    int invitations =
        Math.ceilDiv(wanted, Caseload.INVITATIONS_OF_A_GROUP) * Caseload.INVITATIONS_OF_A_GROUP;
    var came = new ConcurrentLinkedQueue<Invitation>();
    var tally =
        sink.startOver(wire -> Invitation.of(wire.getBytes(ISO_8859_1)).ifPresent(came::add));
    new Caseload(invitations, suite, time).enter(MEETINGS_FROM);
    new Progress("Invitations sent", invitations).await(tally::accepted);
    time.rest();
    return new ArrayList<>(came);
  }

  private Taken takeIn(Backlog backlog, MailLedger ledger) {
    say("%,d mails are brought into the mailbox …", backlog.size());
    var database = suite.database(Service.NOTIFICATION);
    var durableBefore = Ledger.durable(database);
    var spentBefore = machine.spent();
    long began = System.nanoTime();
    dovecot.bring();
    double brought = (System.nanoTime() - began) / 1e9;
    new Progress("Mails taken in", backlog.size())
        .await(() -> {
          Pause.of(Duration.ofMillis(20));
          return ledger.read();
        });
    double seconds = (System.nanoTime() - began) / 1e9;
    return new Taken(
        seconds,
        brought,
        machine.spent().since(spentBefore),
        Ledger.durable(database).since(durableBefore));
  }

  /** Every one of them must have come to where it belongs. */
  private static void check(Backlog backlog, MailLedger ledger) {
    mustBe("Answers that count", backlog.answers(), ledger.answers());
    mustBe("Mails of people who are known", backlog.found(), ledger.found());
    mustBe("Mails of strangers", backlog.junk(), ledger.strangers());
    mustBe("Letters that came back, with a task", backlog.failed(), ledger.undeliverable());
    for (var unplaced : List.of("UNKNOWN_ANSWER", "RETURNED_UNPLACED", "REPORT_UNCLEAR")) {
      mustBe(unplaced, 0, ledger.tasks().getOrDefault(unplaced, 0));
    }
  }

  private static void mustBe(String what, Object wanted, Object is) {
    if (!wanted.equals(is)) {
      throw new IllegalStateException("%s: %s, instead of %s.".formatted(what, is, wanted));
    }
  }

  private void report(Backlog backlog, Taken taken, double parsing, int calendars) {
    double rate = backlog.size() / taken.seconds;
    double ratio = rate / parsing;
    say("");
    say("%,d mails taken in in %.1f s: %,.0f a second.", backlog.size(), taken.seconds, rate);
    say(
        "  %,d answers count, %,d letters are known to have come back, nothing is unplaced.",
        backlog.answers().values().stream().mapToInt(Integer::intValue).sum(), backlog.failed());
    say(
        "  On %s, PostgreSQL with fsync on and a Dovecot that got its mails within %.1f s of"
            + " these.",
        suite.broker().title(), taken.brought);
    say("The same mails parsed alone, with %,d calendars in them:", calendars);
    say(
        "  %,.0f a second; the suite does %.2f of it (%s: at least %.1f).",
        parsing, ratio, ratio >= REACH_OF_PARSING ? "reached" : "MISSED", REACH_OF_PARSING);
    say("");
    limits(taken, backlog.size());
    say("");
    say(
        "figures: mails=%d seconds=%.2f mails_per_second=%.0f parsing_per_second=%.0f"
            + " ratio_to_parsing=%.3f placed_bounces=%d",
        backlog.size(), taken.seconds, rate, parsing, ratio, backlog.failed());
  }

  private static void limits(Taken taken, int mails) {
    var spent = taken.spent;
    say("What limits it:");
    say(
        "  The processors were busy for %.0f %% of the time, and idle for a disk for %.0f %%.",
        100 * spent.busy() / spent.total(), 100 * spent.disks() / spent.total());
    spent
        .parts()
        .forEach((part, seconds) ->
            say(
                "    %-28s %6.1f s of processor time, %3.0f %%, %5.0f µs a mail",
                part, seconds, 100 * seconds / spent.total(), 1e6 * seconds / mails));
    say(
        "    %-28s %6.1f s of processor time, %3.0f %%",
        "all else on this machine", spent.others(), 100 * spent.others() / spent.total());
    say(
        "  The database flushed its log %,d times for %,d transactions.",
        taken.durable.flushes(), taken.durable.commits());
  }

  private static void say(String words, Object... values) {
    System.out.printf(words + "%n", values);
  }

  /** What was seen while the mails were taken in. */
  private record Taken(double seconds, double brought, Spent spent, Ledger.Durable durable) {}
}
