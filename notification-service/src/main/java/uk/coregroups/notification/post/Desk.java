package uk.coregroups.notification.post;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.ids.LetterId;
import uk.coregroups.notification.invite.EntryStore;
import uk.coregroups.notification.invite.EntryStore.Sent;
import uk.coregroups.notification.letter.Letter.State;
import uk.coregroups.notification.post.DeskStore.Line;
import uk.coregroups.notification.task.Task;
import uk.coregroups.notification.task.TaskStore;

/**
 * The one desk at which carriers report what became of their last letter and are given the next.
 *
 * <p>Reports and claims of all carriers that stand in line are saved in one transaction, so that a
 * letter costs a fraction of a commit although each is marked as being sent before it leaves. The
 * desk holds a lock in the database for as long as it lives; whoever finds it free knows that its
 * letters are uncertain.
 */
class Desk implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
  private static final Duration LOOK_AROUND = Duration.ofSeconds(5);
  private static final int MAX_IN_LINE = 64;

  private final long node = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
  private final LinkedBlockingQueue<InLine> line = new LinkedBlockingQueue<>();
  private final DataSource dataSource;
  private final DeskStore store;
  private final EntryStore entries;
  private final TaskStore tasks;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final AtomicInteger carriers;
  private volatile boolean open = true;
  private long lookedAround;

  Desk(
      DataSource dataSource,
      DeskStore store,
      EntryStore entries,
      TaskStore tasks,
      TransactionTemplate transaction,
      Clock clock,
      int carriers) {
    this.carriers = new AtomicInteger(carriers);
    this.dataSource = dataSource;
    this.store = store;
    this.entries = entries;
    this.tasks = tasks;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Reports what became of the last letter and waits for the next one.
   *
   * @return null when the desk closes
   */
  @Nullable Draft next(@Nullable Result last) {
    var turn = new Turn(last);
    line.add(turn);
    return turn.given.join();
  }

  /** Something may be due. */
  void wake() {
    line.add(new Bell());
  }

  /** Closes the desk: reports are still taken, letters no longer given. */
  void close() {
    open = false;
    wake();
  }

  @Override
  public void run() {
    Sight.HOUSE.run(this::serve);
  }

  private void serve() {
    var waiting = new ArrayList<Turn>();
    while (isNeeded()) {
      try (var connection = dataSource.getConnection()) {
        serveUnderLock(connection, waiting);
      } catch (SQLException | DataAccessException | TransactionException e) {
        LOG.warn("The desk waits for the database: {}", e.getClass().getSimpleName());
        pause();
      }
    }
  }

  /** Until every carrier has handed in its last report and gone home. */
  private boolean isNeeded() {
    return open || carriers.get() > 0;
  }

  private void serveUnderLock(Connection connection, List<Turn> waiting) throws SQLException {
    holdTheLock(connection);
    try {
      while (isNeeded() && connection.isValid(5)) {
        serve(waiting);
      }
    } finally {
      letTheLockGo(connection);
    }
  }

  /** The connection goes back to the pool and lives on there, and so would the lock. */
  private void letTheLockGo(Connection connection) throws SQLException {
    try (var lock = connection.prepareStatement("select pg_advisory_unlock(?)")) {
      lock.setLong(1, node);
      lock.execute();
    }
  }

  private void holdTheLock(Connection connection) throws SQLException {
    try (var lock = connection.prepareStatement("select pg_advisory_lock(?)")) {
      lock.setLong(1, node);
      lock.execute();
    }
  }

  /**
   * Takes everybody who stands in line and serves them in one transaction, until the line is empty.
   */
  private void serve(List<Turn> waiting) {
    lookAround();
    waitForSomebody(waiting);
    while (!line.isEmpty() || !waiting.isEmpty()) {
      seat(waiting);
      var reports = waiting.stream().filter(turn -> turn.report != null).toList();
      var drafts = transact(waiting, open ? waiting.size() : 0);
      reports.forEach(Turn::reported);
      for (var draft : drafts) {
        waiting.removeFirst().give(draft);
      }
      if (!open) {
        waiting.forEach(turn -> turn.give(null));
        carriers.addAndGet(-waiting.size());
        waiting.clear();
      }
      if (drafts.isEmpty() && line.isEmpty()) {
        return;
      }
    }
  }

  private void waitForSomebody(List<Turn> waiting) {
    try {
      if (line.poll(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS) instanceof Turn turn) {
        waiting.add(turn);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      open = false;
    }
  }

  private void seat(List<Turn> waiting) {
    var standing = new ArrayList<InLine>();
    line.drainTo(standing, MAX_IN_LINE);
    standing.forEach(one -> {
      if (one instanceof Turn turn) {
        waiting.add(turn);
      }
    });
  }

  private List<Draft> transact(List<Turn> turns, int wanted) {
    var drafts =
        transaction.execute(status -> {
          var now = clock.instant();
          save(turns.stream().<Result>mapMulti(Turn::report).toList(), now);
          return wanted == 0
              ? List.<Draft>of()
              : store.claim(node, now, LocalDate.now(clock), wanted);
        });
    return drafts == null ? List.of() : drafts;
  }

  private void save(List<Result> results, Instant now) {
    store.record(results.stream().map(Desk::line).toList(), now);
    entries.sent(results.stream().<Sent>mapMulti(Desk::sent).toList());
    results.forEach(result -> openTask(result, now));
  }

  private static Line line(Result result) {
    var id = result.draft().id();
    return switch (result) {
      case Result.Accepted one ->
          new Line(id, State.SENT.name(), one.channel(), null, one.providerId(), null);
      case Result.Later one -> new Line(id, State.DUE.name(), null, one.reason(), null, one.at());
      case Result.Refused one ->
          new Line(id, State.UNDELIVERABLE.name(), one.channel(), one.reason(), null, null);
      case Result.Uncertain one ->
          new Line(id, State.UNCERTAIN.name(), one.channel(), one.reason(), null, null);
      case Result.Withheld one ->
          new Line(id, State.WITHHELD.name(), null, one.reason(), null, null);
      case Result.AskFirst one ->
          new Line(id, State.AWAITING_CONFIRMATION.name(), null, one.reason(), null, null);
      case Result.ForAPerson one ->
          new Line(id, State.FOR_A_PERSON.name(), null, one.reason(), null, null);
      case Result.Overtaken _ ->
          new Line(id, State.SUPERSEDED.name(), null, "something newer says more", null, null);
      case Result.TooLate _ ->
          new Line(id, State.EXPIRED.name(), null, "it was too late", null, null);
    };
  }

  private static void sent(Result result, Consumer<Sent> sink) {
    if (result instanceof Result.Accepted accepted && accepted.sent() != null) {
      sink.accept(accepted.sent());
    }
  }

  private void openTask(Result result, Instant now) {
    switch (result) {
      case Result.Refused one -> open(Task.Kind.UNDELIVERABLE, one.draft().id(), one.draft(), now);
      case Result.Uncertain one -> open(Task.Kind.UNCERTAIN, one.draft().id(), one.draft(), now);
      case Result.TooLate one -> {
        endTasks(one.draft(), now);
        open(Task.Kind.EXPIRED, one.draft().id(), one.draft(), now);
      }
      case Result.AskFirst one -> open(one.task(), one.draft().id(), one.draft(), now);
      case Result.ForAPerson one ->
          tasks.open(
              task(Task.Kind.TELL_IN_THEIR_LANGUAGE, whatToTell(one.draft()), one.draft(), now));
      case Result.Withheld one -> {
        endTasks(one.draft(), now);
        if (one.task() != null) {
          tasks.open(task(one.task(), one.draft().person().value(), one.draft(), now));
        }
      }
      case Result.Accepted _, Result.Later _, Result.Overtaken _ -> {}
    }
  }

  /** Nobody needs to ask any more before a letter that came to the desk again and does not go. */
  private void endTasks(Draft draft, Instant now) {
    if (draft.attempts() > 1) {
      tasks.cameRight(draft.id().value(), now);
    }
  }

  /** Somebody is told about one invitation once, however many letters it would have been. */
  private static UUID whatToTell(Draft draft) {
    return draft.invitation() == null ? draft.id().value() : draft.invitation().value();
  }

  private void open(Task.Kind kind, LetterId letter, Draft draft, Instant now) {
    tasks.open(task(kind, letter.value(), draft, now));
  }

  private static Task task(Task.Kind kind, UUID about, Draft draft, Instant now) {
    return Task.of(
        kind,
        about,
        draft.partnership(),
        draft.coreGroup(),
        draft.person(),
        draft.reference(),
        now);
  }

  /** Now and then: letters of the dead, and letters whose address came in the same moment. */
  private void lookAround() {
    long now = System.nanoTime();
    if (lookedAround != 0 && now - lookedAround < LOOK_AROUND.toNanos()) {
      return;
    }
    lookedAround = now;
    transaction.executeWithoutResult(status -> {
      store.findAddresses(clock.instant());
      store.endWaiting(clock.instant());
      for (var lost : store.loseTrackOfTheDead(node)) {
        tasks.open(
            Task.of(
                Task.Kind.UNCERTAIN,
                lost.letter().value(),
                lost.partnership(),
                lost.coreGroup(),
                lost.person(),
                lost.reference(),
                clock.instant()));
      }
    });
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Who or what stands in line. */
  private sealed interface InLine {}

  /** Somebody rang: something may be due. */
  private record Bell() implements InLine {}

  /** A carrier's turn at the desk. */
  private static final class Turn implements InLine {

    private final CompletableFuture<@Nullable Draft> given = new CompletableFuture<>();
    private @Nullable Result report;

    Turn(@Nullable Result report) {
      this.report = report;
    }

    void report(Consumer<Result> sink) {
      if (report != null) {
        sink.accept(report);
      }
    }

    /** The report is on record and must not be saved twice. */
    void reported() {
      report = null;
    }

    void give(@Nullable Draft draft) {
      given.complete(draft);
    }
  }
}
