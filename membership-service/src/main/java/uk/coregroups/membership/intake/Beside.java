package uk.coregroups.membership.intake;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.carrier.Outbox;
import uk.coregroups.membership.intake.TakeIn.Order;

/**
 * Saves what is told of new groups on a thread and in a transaction of its own, beside the one that
 * takes them in: that one keeps a single processor busy with rows and indexes.
 *
 * <p>It ends as the other ends, a moment after it. Until then nobody else can tell anything of
 * these groups, for their streams of facts are held. Should the process die in that moment, the
 * intake is loaded and not on record as told, and {@link Telling} tells of the groups over again.
 */
@Component
class Beside {

  private static final Logger LOG = LoggerFactory.getLogger(Beside.class);

  private final TransactionTemplate transaction;
  private final Outbox outbox;
  private final IntakeStore intakes;
  private final Clock clock;

  Beside(PlatformTransactionManager transactions, Outbox outbox, IntakeStore intakes, Clock clock) {
    this.transaction = new TransactionTemplate(transactions);
    this.outbox = outbox;
    this.intakes = intakes;
    this.clock = clock;
  }

  /**
   * Begins; what it saves is valid if the transaction in which it is called is.
   *
   * @return complete once everything is saved, up to the commit; that transaction must not end well
   *     before
   */
  CompletableFuture<Void> tell(Order order, Stream<Outbox.First> newGroups) {
    var saved = new CompletableFuture<Void>();
    var isLoaded = new CompletableFuture<Boolean>();
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            isLoaded.complete(status == STATUS_COMMITTED);
          }
        });
    var sight = Sight.of(List.of(order.partnership()));
    Thread.ofPlatform()
        .name("intake-telling")
        .start(() -> sight.run(() -> tell(order, newGroups, saved, isLoaded)));
    return saved;
  }

  private void tell(
      Order order,
      Stream<Outbox.First> newGroups,
      CompletableFuture<Void> saved,
      CompletableFuture<Boolean> isLoaded) {
    try {
      transaction.executeWithoutResult(telling -> {
        newGroups.forEach(outbox::tell);
        saved.complete(null);
        if (!isLoaded.join() || !intakes.told(order.id(), clock.instant())) {
          telling.setRollbackOnly();
        }
      });
    } catch (RuntimeException e) {
      if (!saved.completeExceptionally(e)) {
        LOG.error(
            "The groups of intake {} will be told over again: {}",
            order.id(),
            e.getClass().getName());
      }
    } finally {
      // However it ended, nobody goes on waiting for it.
      saved.completeExceptionally(new IllegalStateException("The telling broke off"));
    }
  }
}
