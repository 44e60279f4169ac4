package uk.coregroups.membership.intake;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.membership.extract.Faults;
import uk.coregroups.membership.intake.Intake.Phase;
import uk.coregroups.membership.intake.TakeIn.Order;

/**
 * Puts on record how far an intake has come, whatever becomes of the intake: for whoever watches.
 *
 * <p>The thread that takes in holds a connection until it ends. So it is written by another, which
 * holds one for that moment, and is waited for.
 */
@Component
class OnRecord {

  private final IntakeStore intakes;
  private final Clock clock;

  OnRecord(IntakeStore intakes, Clock clock) {
    this.intakes = intakes;
    this.clock = clock;
  }

  void began(Order order) {
    aside(order, () -> intakes.began(order.id(), order.partnership(), order.by(), clock.instant()));
  }

  void reached(Order order, Phase phase, int rows) {
    aside(order, () -> intakes.reached(order.id(), phase, rows));
  }

  void refused(Order order, String fingerprint, Faults faults) {
    var problem = faults.count() > 0 ? null : "The file holds no rows.";
    aside(
        order,
        () ->
            intakes.refused(
                order.id(), order.partnership(), fingerprint, faults, problem, clock.instant()));
  }

  /** It broke off, for this reason; said by a thread that has let go of its connection. */
  void failed(Order order, @Nullable String words) {
    intakes.refused(order.id(), order.partnership(), null, new Faults(), words, clock.instant());
  }

  private static void aside(Order order, Runnable work) {
    var sight = Sight.of(List.of(order.partnership()));
    var done = new CompletableFuture<Void>();
    Thread.ofPlatform()
        .name("intake-record")
        .start(() -> {
          try {
            sight.run(work);
            done.complete(null);
          } catch (Throwable e) {
            done.completeExceptionally(e);
          }
        });
    try {
      done.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
