package uk.coregroups.events.carrier;

import java.util.List;
import org.springframework.context.SmartLifecycle;

/** Every queue this service reads: all begin when it is ready and end before it stops. */
class Ears implements SmartLifecycle {

  private final List<Listening> all;
  private volatile boolean running;

  Ears(List<Listening> all) {
    this.all = all;
  }

  @Override
  public void start() {
    all.forEach(Listening::start);
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    all.forEach(Listening::stop);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
