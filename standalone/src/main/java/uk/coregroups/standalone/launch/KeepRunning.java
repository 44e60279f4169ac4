package uk.coregroups.standalone.launch;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import uk.coregroups.standalone.part.Part;
import uk.coregroups.standalone.part.Pause;

/** Starts a service again that has died, and says so, as Kubernetes would. */
final class KeepRunning {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  private final Function<Service, Part> part;
  private final Consumer<Service> restart;
  private final Consumer<String> say;
  private volatile boolean over;

  /**
   * Nothing runs before {@link #start()}.
   *
   * @param part the process of a service as it is now
   * @param restart starts a service again and waits until it is ready
   * @param say tells whoever started the suite
   */
  KeepRunning(Function<Service, Part> part, Consumer<Service> restart, Consumer<String> say) {
    this.part = part;
    this.restart = restart;
    this.say = say;
  }

  /** Looks every two seconds, until it is told to stop. */
  void start() {
    Thread.ofPlatform()
        .daemon()
        .name("keep-running")
        .start(() -> {
          while (!over) {
            Pause.of(LOOK_EVERY);
            look();
          }
        });
  }

  /** What ends from now on was meant to. */
  void stop() {
    over = true;
  }

  /** Looks once at every service. */
  void look() {
    for (var service : Service.values()) {
      var now = part.apply(service);
      if (!over && !now.isRunning()) {
        say.accept(service.module() + " has ended and is started again.\n" + now.endOfLog());
        again(service);
      }
    }
  }

  private void again(Service service) {
    try {
      restart.accept(service);
      say.accept(service.module() + " is running again.");
    } catch (IllegalStateException | UncheckedIOException e) {
      say.accept(service.module() + " did not start: " + e.getMessage());
    }
  }
}
