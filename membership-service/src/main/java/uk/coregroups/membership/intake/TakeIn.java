package uk.coregroups.membership.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.membership.extract.Faults;
import uk.coregroups.membership.intake.Intake.Phase;
import uk.coregroups.membership.scrutiny.LookOver;
import uk.coregroups.membership.scrutiny.Scrutiny;

/** Takes in an extract in one transaction: all of it, or nothing and every wrong row said. */
@Service
class TakeIn {

  private static final Duration BETWEEN_WORDS = Duration.ofMillis(500);

  private final IntakeStore intakes;
  private final OnRecord onRecord;
  private final LookOver lookOver;
  private final Changes changes;
  private final Loading loading;
  private final Telling telling;
  private final Beside beside;
  private final Clock clock;

  TakeIn(
      IntakeStore intakes,
      OnRecord onRecord,
      LookOver lookOver,
      Changes changes,
      Loading loading,
      Telling telling,
      Beside beside,
      Clock clock) {
    this.intakes = intakes;
    this.onRecord = onRecord;
    this.lookOver = lookOver;
    this.changes = changes;
    this.loading = loading;
    this.telling = telling;
    this.beside = beside;
    this.clock = clock;
  }

  /**
   * Takes in what comes along the belt.
   *
   * @param begun told whether it has begun: not while another intake of the partnership runs
   */
  @Transactional
  public void take(Order order, Belt belt, Faults faults, CompletableFuture<Boolean> begun) {
    var partnership = order.partnership;
    if (!intakes.lock(order.id, partnership)) {
      begun.complete(false);
      return;
    }
    onRecord.began(order);
    begun.complete(true);
    var moment = clock.millis();
    try (var scrutiny = lookOver.begin(partnership, faults, order.today, moment)) {
      take(order, belt, faults, scrutiny);
    }
  }

  private void take(Order order, Belt belt, Faults faults, Scrutiny scrutiny) {
    var partnership = order.partnership;
    var words = new Pace();
    var fingerprint =
        belt.forEach(rows -> {
          scrutiny.take(rows);
          if (words.areDue()) {
            onRecord.reached(order, Phase.READING, scrutiny.rows());
          }
        });
    onRecord.reached(order, Phase.CHECKING, scrutiny.rows());
    if (scrutiny.rows() > 0 || faults.count() > 0) {
      lookOver.end(scrutiny, partnership, order.by, order.today);
    }
    if (faults.count() > 0 || scrutiny.rows() == 0) {
      onRecord.refused(order, fingerprint, faults);
      TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
      return;
    }
    onRecord.reached(order, Phase.LOADING, scrutiny.rows());
    changes.workOut(partnership);
    var told = beside.tell(order, telling.newGroups(partnership, scrutiny));
    var counts = loading.load(partnership, order.today, clock.instant());
    onRecord.reached(order, Phase.TELLING, scrutiny.rows());
    telling.tell(order.id, partnership, order.today);
    told.join();
    intakes.loaded(order.id, partnership, fingerprint, counts, clock.instant());
  }

  /** When to say again how far it has come. */
  private static final class Pace {
    private long last = System.nanoTime();

    boolean areDue() {
      long now = System.nanoTime();
      boolean due = now - last >= BETWEEN_WORDS.toNanos();
      last = due ? now : last;
      return due;
    }
  }

  /** Whose extract it is, and who brings it when. */
  record Order(UUID id, PartnershipId partnership, String by, LocalDate today) {}
}
