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
 * The one desk at which carriers report what became of their last letter and take the next.
 *
 * <p>All that was reported meanwhile is saved in one transaction, together with the claim of as
 * many letters, so that a letter costs a fraction of a commit although each is marked as being sent
 * before it leaves. For each carrier one letter more is marked than it can carry, so that none
 * waits for the disk. The desk holds a lock in the database for as long as it lives, on the
 * connection it does all its work with; whoever finds it free knows that its letters are uncertain.
 *
 * <p>While the database is away everybody waits here: reports are kept until they are saved, and
 * nothing new is laid ready.
 */
@Component
class Desk {

  private static final Duration ROUND_WITHIN = Duration.ofMinutes(1);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
  private static final Duration LOOK_AROUND = Duration.ofSeconds(5);

  /** What is known of a letter, and of whoever it is to, is no older when it leaves. */
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final long node = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
  private final LinkedBlockingQueue<Said> line = new LinkedBlockingQueue<>();

  /** What was reported and is not on record yet. */
  private final List<Result> reported;

  /** Letters marked as being sent, on record and not reported on: ready, or in hand. */
  private final Set<LetterId> out = new HashSet<>();

  /** Those of them that nobody has taken yet. */
  private final LinkedBlockingQueue<Ready> ready = new LinkedBlockingQueue<>();

  private final int mostOut;

  /** Whether some were marked, nobody has taken them, and the ledger does not say so yet. */
  private boolean someLeft;

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
      PostSettings settings,
      Workers workers,
      Clock clock) {
    this.mostOut = 2 * settings.connections();
    this.reported = new ArrayList<>(mostOut);
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

  boolean isOpen() {
    return open;
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

  /** What became of a letter; it is on record soon, or as soon as the database is there. */
  void report(Result result) {
    line.add(new Report(result));
  }

  /**
   * The next letter, which is a carrier's from now on; null if none was ready within that time. One
   * that has lain for too long goes back: they may have said STOP meanwhile, or have moved.
   */
  @Nullable Draft take(Duration atMost) throws InterruptedException {
    var next = ready.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
    while (next != null && System.nanoTime() - next.since > FRESH.toNanos()) {
      line.add(new Left(next.draft.id()));
      next = ready.poll();
    }
    return next == null ? null : next.draft;
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
        // Another may think us dead from now on.
        takeBack();
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
    if (!worker.isRunning()) {
      // The last carriers have reported and gone.
      serveAll();
    }
  }

  /** What was marked as being sent and nobody has taken has certainly not left. */
  private void takeUp() {
    takeBack();
    transaction.executeWithoutResult(status -> {
      giveBack();
      channels.load();
    });
    channels.takeUp(out);
  }

  private void takeBack() {
    for (var left = ready.poll(); left != null; left = ready.poll()) {
      out.remove(left.draft.id());
      someLeft = true;
    }
  }

  /** Also what another has thought lost, while it lay here. */
  private void giveBack() {
    reports.notTaken(store.giveBack(node, out), clock.instant());
    claimFrom = OffsetDateTime.MIN;
    someLeft = false;
  }

  private void waitForSomebody() {
    try {
      hear(line.poll(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      // It is being stopped.
      Thread.currentThread().interrupt();
    }
  }

  private void hear(@Nullable Said said) {
    switch (said) {
      case Report(var result) -> reported.add(result);
      case Left(var letter) -> {
        out.remove(letter);
        channels.tried(letter);
        someLeft = true;
      }
      case Bell _ -> {}
      case null -> {}
    }
  }

  /** Serves until there is nothing to do, or it is time to look around. */
  private void serveAll() {
    boolean more = true;
    while (more) {
      worker.beat();
      for (var said = line.poll(); said != null; said = line.poll()) {
        hear(said);
      }
      if (!open) {
        takeBack();
      }
      int room = open ? Math.max(0, mostOut - out.size() + reported.size()) : 0;
      boolean any = room > 0 || someLeft || !reported.isEmpty();
      boolean goesOn = any && (serve(room) > 0 || !line.isEmpty());
      more = goesOn && !(open && isTimeToLookAround());
    }
  }

  /** Saves what was reported and lays letters ready; nothing of it is so before it is committed. */
  private int serve(int room) {
    var told = List.copyOf(reported);
    var done = transaction.execute(status -> transact(told, room, clock.instant()));
    var drafts = done == null ? List.<Draft>of() : done.drafts;
    // First what is over: one that is reported here may be given out again here.
    told.forEach(report -> {
      out.remove(report.draft().id());
      channels.tried(report.draft().id());
    });
    reported.clear();
    if (done != null) {
      channels.become(done.interrupted);
      done.trials.forEach(channels::trying);
    }
    drafts.forEach(this::layReady);
    return drafts.size();
  }

  private void layReady(Draft draft) {
    var one = new Ready(draft, System.nanoTime());
    out.add(draft.id());
    try {
      ready.add(one);
    } catch (Error e) {
      // It is given back with the others, instead of being nobody's for ever.
      out.remove(draft.id());
      throw e;
    }
  }

  private Done transact(List<Result> told, int wanted, Instant now) {
    reports.save(node, told, now);
    if (someLeft) {
      giveBack();
    }
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
    if (!isTimeToLookAround()) {
      return;
    }
    lookedAround = System.nanoTime();
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

  private boolean isTimeToLookAround() {
    return lookedAround == 0 || System.nanoTime() - lookedAround >= LOOK_AROUND.toNanos();
  }

  /** What one transaction has done: some of the letters it gives out each try a channel. */
  private record Done(
      List<Draft> drafts, Map<Channel, LetterId> trials, Map<Channel, Interruption> interrupted) {}

  /** What is said to the desk. */
  sealed interface Said permits Bell, Report, Left {}

  /** Somebody rang: something may be due. */
  record Bell() implements Said {}

  /** What became of a letter. */
  record Report(Result result) implements Said {}

  /** A letter that has lain ready for too long, and that nobody has taken. */
  record Left(LetterId letter) implements Said {}

  /** A letter that lies ready, and since when by the machine's own ticking. */
  private record Ready(Draft draft, long since) {}
}
