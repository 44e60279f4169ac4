package uk.coregroups.membership.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.database.NeedsConnections;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.membership.extract.Extract;
import uk.coregroups.membership.extract.Faults;
import uk.coregroups.membership.extract.WritingStore;
import uk.coregroups.membership.intake.Belt.BrokenOff;
import uk.coregroups.membership.intake.TakeIn.Order;

/**
 * Receives an extract at the door and reads it, while somebody behind it looks at the rows. Who
 * brought it may go when all of it was read; the rest is done without them.
 */
@Component
class Clerk implements NeedsConnections {

  private static final Logger LOG = LoggerFactory.getLogger(Clerk.class);

  /** Of all partnerships together; each holds a few connections from beginning to end. */
  private static final int AT_ONCE = 3;

  /** One takes in, one tells of new groups, and one puts on record how far it has come. */
  private static final int THREADS_EACH = 3;

  private final TakeIn takeIn;
  private final OnRecord onRecord;
  private final WritingStore writings;
  private final Clock clock;
  private final Semaphore places = new Semaphore(AT_ONCE);

  Clerk(TakeIn takeIn, OnRecord onRecord, WritingStore writings, Clock clock) {
    this.takeIn = takeIn;
    this.onRecord = onRecord;
    this.writings = writings;
    this.clock = clock;
  }

  /** Receives all of it; says under which id it is on record. */
  Outcome<UUID> receive(PartnershipId partnership, String by, InputStream bytes)
      throws IOException {
    if (!places.tryAcquire()) {
      bytes.transferTo(OutputStream.nullOutputStream());
      return Outcome.refused("file", "waits: others are being taken in; try again in some minutes");
    }
    var order = new Order(UUID.randomUUID(), partnership, by, LocalDate.now(clock));
    var faults = new Faults();
    var belt = new Belt();
    var begun = new CompletableFuture<Boolean>();
    // Every group of the partnership, also those that are closed to whoever brings the file.
    var sight = Sight.of(List.of(partnership)).askedBy(by);
    begin(() -> sight.run(() -> take(order, belt, faults, begun)));
    if (!begun.join()) {
      bytes.transferTo(OutputStream.nullOutputStream());
      return Outcome.refused("file", "waits: another intake of this partnership is under way");
    }
    try {
      belt.end(new Extract(writings.of(partnership)).read(bytes, belt::put, faults::add));
    } catch (IOException | RuntimeException e) {
      belt.breakOff("The file did not arrive whole.");
      throw e;
    }
    return Outcome.done(order.id());
  }

  private void begin(Runnable taking) {
    try {
      Thread.ofPlatform().name("intake").start(taking);
    } catch (OutOfMemoryError e) {
      // No thread, so nobody who would give the place back.
      places.release();
      throw e;
    }
  }

  /** Whatever goes wrong is on record, in words, and nothing was taken in. */
  private void take(Order order, Belt belt, Faults faults, CompletableFuture<Boolean> begun) {
    try {
      takeIn.take(order, belt, faults, begun);
    } catch (BrokenOff e) {
      fail(order, e.getMessage());
    } catch (Throwable e) {
      // An error too: whoever brought the file waits for a word.
      begun.completeExceptionally(e);
      // The database's own words may quote a name.
      var cause = NestedExceptionUtils.getMostSpecificCause(e);
      var state = cause instanceof SQLException failed ? failed.getSQLState() : "";
      LOG.error("Intake {} failed: {} {}", order.id(), cause.getClass().getName(), state);
      fail(order, "It could not be taken in. The people who run this service can see why.");
    } finally {
      belt.abandon();
      places.release();
    }
  }

  /** With the database away it stays on record as interrupted. */
  private void fail(Order order, @Nullable String words) {
    try {
      onRecord.failed(order, words);
    } catch (RuntimeException e) {
      LOG.error("Intake {} is not on record: {}", order.id(), e.getClass().getName());
    }
  }

  @Override
  public int connections() {
    return AT_ONCE * THREADS_EACH;
  }
}
