package uk.coregroups.notification.post;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.database.HeldConnection;
import uk.coregroups.events.ids.LetterId;
import uk.coregroups.events.worker.Worker;
import uk.coregroups.events.worker.Workers;

/**
 * The one desk at which carriers report what became of their last letter and are given the next.
 *
 * <p>Reports and claims of all carriers that stand in line are saved in one transaction, so that a
 * letter costs a fraction of a commit although each is marked as being sent before it leaves. The
 * desk holds a lock in the database for as long as it lives, on the connection it does all its work
 * with; whoever finds it free knows that its letters are uncertain.
 *
 * <p>While the database is away everybody waits here: reports are kept until they are saved, and
 * carriers are given nothing.
 */
@Component
class Desk {

  private static final Duration ROUND_WITHIN = Duration.ofMinutes(1);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
  private static final Duration LOOK_AROUND = Duration.ofSeconds(5);
  private static final int MAX_IN_LINE = 64;

  private final long node = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
  private final LinkedBlockingQueue<InLine> line = new LinkedBlockingQueue<>();
  private final List<Slot> waiting = new ArrayList<>();
  private final Set<LetterId> out = new HashSet<>();
  private final DataSource dataSource;
  private final DeskStore store;
  private final Reports reports;
  private final Channels channels;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Worker worker;
  private volatile boolean open;
  private volatile @Nullable Instant oldestDue;
  private volatile OffsetDateTime claimFrom = OffsetDateTime.MIN;
  private long lookedAround;

  Desk(
      DataSource dataSource,
      DeskStore store,
      Reports reports,
      Channels channels,
      PlatformTransactionManager transactions,
      Workers workers,
      Clock clock) {
    this.dataSource = dataSource;
    this.store = store;
    this.reports = reports;
    this.channels = channels;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
    this.worker = workers.employ("post", ROUND_WITHIN, () -> Sight.HOUSE.call(this::serve));
  }

  void start() {
    open = true;
    worker.start();
  }

  /** Letters are no longer given out; reports are still taken, until the desk is stopped. */
  void close() {
    open = false;
    wake();
  }

  void stop() {
    worker.stop(Duration.ofSeconds(5));
  }

  /** The clock was set: what is due may be older than what was. */
  void lookAgain() {
    claimFrom = OffsetDateTime.MIN;
    wake();
  }

  /** Something may be due. */
  void wake() {
    line.add(new Bell());
  }

  /** Stands in line with a report of the last letter, for the next one. */
  Slot queue(@Nullable Result last) {
    var slot = new Slot(last);
    line.add(slot);
    return slot;
  }

  /** Since when the oldest letter has been due that has not gone; null if none is. */
  @Nullable Instant oldestDue() {
    return oldestDue;
  }

  private boolean serve() throws SQLException {
    try (var held = HeldConnection.of(dataSource)) {
      lock(held.connection(), "select pg_advisory_lock(?)");
      try {
        serveUnderLock(held.connection());
      } finally {
        // The connection goes back to the pool and lives on there, and so would the lock.
        lock(held.connection(), "select pg_advisory_unlock(?)");
      }
      return true;
    }
  }

  private void lock(Connection connection, String how) throws SQLException {
    try (var lock = connection.prepareStatement(how)) {
      lock.setLong(1, node);
      lock.execute();
    }
  }

  private void serveUnderLock(Connection connection) throws SQLException {
    takeUp();
    while (worker.isRunning() && connection.isValid(5)) {
      lookAround();
      waitForSomebody();
      serveAll();
      worker.beat();
    }
  }

  /** What was marked as being sent and then not given to anybody has certainly not left. */
  private void takeUp() {
    transaction.executeWithoutResult(status -> {
      store.giveBack(node, out);
      channels.load();
    });
    channels.takeUp(out);
  }

  private void waitForSomebody() {
    try {
      if (line.poll(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS) instanceof Slot slot) {
        waiting.add(slot);
      }
    } catch (InterruptedException e) {
      // It is being stopped.
      Thread.currentThread().interrupt();
    }
  }

  /** Takes everybody who stands in line and serves them in one transaction, until nobody is. */
  private void serveAll() {
    boolean more = !line.isEmpty() || !waiting.isEmpty();
    while (more) {
      seat();
      int served = open ? serveWaiting(waiting.size()) : sendHome();
      more = served > 0 || !line.isEmpty();
    }
  }

  private void seat() {
    var standing = new ArrayList<InLine>();
    line.drainTo(standing, MAX_IN_LINE);
    standing.forEach(one -> {
      if (one instanceof Slot slot) {
        waiting.add(slot);
      }
    });
  }

  private int sendHome() {
    serveWaiting(0);
    waiting.forEach(slot -> slot.give(null));
    waiting.clear();
    return 0;
  }

  /** Saves what they report and gives out letters; nothing of it is so before it is committed. */
  private int serveWaiting(int wanted) {
    var told = waiting.stream().map(Slot::report).filter(Objects::nonNull).toList();
    var done = transaction.execute(status -> transact(told, wanted, clock.instant()));
    var drafts = done == null ? List.<Draft>of() : done.drafts;
    // First what is over: one that is reported here may be given out again here.
    told.forEach(report -> {
      out.remove(report.draft().id());
      channels.tried(report.draft().id());
    });
    if (done != null) {
      channels.become(done.interrupted);
      done.trials.forEach(channels::trying);
    }
    drafts.forEach(draft -> out.add(draft.id()));
    waiting.forEach(Slot::reported);
    for (var draft : drafts) {
      waiting.removeFirst().give(draft);
    }
    return drafts.size();
  }

  private Done transact(List<Result> told, int wanted, Instant now) {
    reports.save(node, told, now);
    var interrupted = channels.after(told, now);
    var trials = new EnumMap<Channel, LetterId>(Channel.class);
    return new Done(wanted == 0 ? List.of() : claim(wanted, trials, now), trials, interrupted);
  }

  /** First one letter for each channel that is to be tried, then what waited, then what is due. */
  private List<Draft> claim(int wanted, Map<Channel, LetterId> trials, Instant now) {
    var today = LocalDate.ofInstant(now, clock.getZone());
    var claim = new DeskStore.Claim(node, now, today, OffsetDateTime.MIN);
    var drafts = new ArrayList<Draft>();
    for (var channel : channels.toTry()) {
      if (drafts.size() < wanted) {
        var one = store.claimTrial(claim, channel);
        one.forEach(draft -> trials.put(channel, draft.id()));
        drafts.addAll(one);
      }
    }
    for (var channel : channels.backlog()) {
      int room = wanted - drafts.size();
      var some = room == 0 ? List.<Draft>of() : store.claimWaiting(claim, channel, room);
      drafts.addAll(some);
      if (some.size() < room) {
        channels.noBacklog(channel);
      }
    }
    int room = wanted - drafts.size();
    drafts.addAll(room == 0 ? List.of() : claimDue(claim, room));
    return drafts;
  }

  /** Begins where the last claim has ended, and at the beginning once that finds too few. */
  private List<Draft> claimDue(DeskStore.Claim claim, int room) {
    var drafts =
        store.claimDue(
            new DeskStore.Claim(claim.node(), claim.now(), claim.today(), claimFrom), room);
    claimFrom =
        drafts.size() < room
            ? OffsetDateTime.MIN
            : drafts.stream()
                .map(Draft::dueSince)
                .min(Comparator.naturalOrder())
                .map(since -> since.atOffset(ZoneOffset.UTC))
                .orElse(OffsetDateTime.MIN);
    return drafts;
  }

  /** Now and then: letters of the dead, and letters whose address came in the same moment. */
  private void lookAround() {
    long now = System.nanoTime();
    if (lookedAround != 0 && now - lookedAround < LOOK_AROUND.toNanos()) {
      return;
    }
    lookedAround = now;
    claimFrom = OffsetDateTime.MIN;
    transaction.executeWithoutResult(status -> {
      var moment = clock.instant();
      store.findAddresses(moment);
      store.endWaiting(moment);
      reports.lost(store.loseTrackOfTheDead(node), moment);
      oldestDue = store.oldestDue(moment).orElse(null);
      channels.load();
    });
  }

  /** What one transaction has done: some of the letters it gives out each try a channel. */
  private record Done(
      List<Draft> drafts, Map<Channel, LetterId> trials, Map<Channel, Interruption> interrupted) {}

  /** Who or what stands in line. */
  sealed interface InLine permits Bell, Slot {}

  /** Somebody rang: something may be due. */
  record Bell() implements InLine {}

  /** A carrier's place at the desk. */
  static final class Slot implements InLine {

    private final LinkedBlockingQueue<Given> given = new LinkedBlockingQueue<>();
    private @Nullable Result report;

    private Slot(@Nullable Result report) {
      this.report = report;
    }

    private @Nullable Result report() {
      return report;
    }

    /** The report is on record and must not be saved twice. */
    private void reported() {
      report = null;
    }

    private void give(@Nullable Draft draft) {
      given.add(new Given(draft));
    }

    /** Waits a while for a letter; null if none has been given yet. */
    @Nullable Given await(Duration atMost) throws InterruptedException {
      return given.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** What a carrier is given: a letter, or word that the desk has closed. */
  record Given(@Nullable Draft draft) {}
}
