package uk.coregroups.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.coregroups.events.apart.Sight;

/** What somebody sees who watches intakes come to their end. */
class IntakeWatchedTest extends ExtractChapter {

  private static final int WATCHERS = 6;
  private static final int ENDINGS = 2_000;

  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager transactions;

  /** However its end falls between the look at its row and the look at its lock. */
  @Test
  void whoeverWatchesAnIntakeEndNeverSeesItInterrupted() {
    var seen = ConcurrentHashMap.<String>newKeySet();
    var watching = new AtomicBoolean(true);
    try (var watchers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < WATCHERS; i++) {
        watchers.execute(() -> {
          while (watching.get()) {
            seen.add(stateOfTheLatest());
          }
        });
      }
      try {
        for (int i = 0; i < ENDINGS; i++) {
          beginAndEnd();
        }
      } finally {
        watching.set(false);
      }
    }
    assertThat(seen).contains("UNDER_WAY", "LOADED").doesNotContain("INTERRUPTED");
  }

  /** Clocks differ: the one before was put on record by one that was ahead, and died. */
  @Test
  void anIntakeIsUnderWayWhateverTheClockSaidOfTheOneBefore() {
    Sight.HOUSE.run(() -> putOnRecord(UUID.randomUUID(), Duration.ofHours(1)));
    beginAndEnd(() -> assertThat(states()).containsExactly("INTERRUPTED", "UNDER_WAY"));
    assertThat(states()).containsExactly("INTERRUPTED", "LOADED");
  }

  private void beginAndEnd() {
    beginAndEnd(() -> {});
  }

  /** As an intake does that has nothing to do: its lock, its row, its end. */
  private void beginAndEnd(Runnable meanwhile) {
    var id = UUID.randomUUID();
    var transaction = new TransactionTemplate(transactions);
    Sight.HOUSE.run(() ->
        transaction.executeWithoutResult(whole -> {
          jdbc.sql("select pg_advisory_xact_lock(hashtext('intake'), hashtext(?))")
              .param(id.toString())
              .query()
              .singleValue();
          onAnotherThread(() -> putOnRecord(id, Duration.ZERO));
          meanwhile.run();
          jdbc.sql(
                  """
                  update intake set ended_at = clock_timestamp(), loaded = true,
                    told_at = clock_timestamp()
                  where id = ?
                  """)
              .param(id)
              .update();
        }));
  }

  /** In a transaction of its own: a thread has one connection. */
  private static void onAnotherThread(Runnable work) {
    CompletableFuture.runAsync(() -> Sight.HOUSE.run(work)).join();
  }

  /** Its clock is so much ahead. */
  private void putOnRecord(UUID id, Duration ahead) {
    jdbc.sql(
            """
            insert into intake (id, partnership, brought_by, began_at, phase)
            values (?, ?, 'the case system', clock_timestamp() + ? * interval '1 second', 'READING')
            """)
        .params(id, anytown.value(), ahead.toSeconds())
        .update();
  }

  private String stateOfTheLatest() {
    return states().stream().findFirst().orElse("");
  }

  /** Of all intakes, the latest first. */
  private List<String> states() {
    return office
        .get("/intakes?page=1")
        .body()
        .path("rows")
        .valueStream()
        .map(one -> one.path("state").asString())
        .toList();
  }
}
