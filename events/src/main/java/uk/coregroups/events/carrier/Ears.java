package uk.coregroups.events.carrier;

import java.util.List;
import org.springframework.amqp.rabbit.core.RabbitOperations;
import org.springframework.context.SmartLifecycle;
import uk.coregroups.events.worker.Pulse;

/** Every queue this service reads: all begin when it is ready and end before it stops. */
class Ears implements SmartLifecycle {

  private final List<Listening> all;
  private volatile boolean running;

  Ears(List<Listening> all) {
    this.all = all;
  }

  /**
   * Messages that have come for this service and have not been dealt with.
   *
   * @throws org.springframework.amqp.AmqpException if the broker is away
   */
  int unread(RabbitOperations rabbit) {
    return all.stream().mapToInt(one -> one.unread(rabbit)).sum();
  }

  /** How the reader of each queue is. */
  List<Pulse> pulses() {
    return all.stream().map(Listening::pulse).toList();
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
