package uk.coregroups.events.carrier;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.clock.ClockWatch;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.worker.Pulse;
import uk.coregroups.events.worker.Workers;

/**
 * What is on its way between the services, and what could not be read: for a page. The operator is
 * shown all of it, everybody else what is their own partnership's.
 */
@RestController
@RequestMapping("/carrier")
class CarrierApi {

  private final Backlog backlog;
  private final Relay relay;
  private final DeadLetters deadLetters;
  private final CarrierWatch watch;
  private final RabbitTemplate rabbit;
  private final Ears ears;
  private final Workers workers;
  private final ClockWatch clock;

  CarrierApi(
      Backlog backlog,
      Relay relay,
      DeadLetters deadLetters,
      CarrierWatch watch,
      RabbitTemplate rabbit,
      Ears ears,
      Workers workers,
      ClockWatch clock) {
    this.backlog = backlog;
    this.relay = relay;
    this.deadLetters = deadLetters;
    this.watch = watch;
    this.rabbit = rabbit;
    this.ears = ears;
    this.workers = workers;
    this.clock = clock;
  }

  @GetMapping
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.OPERATOR})
  OnItsWay onItsWay(Caller caller) {
    return caller.is(Role.OPERATOR) ? Sight.HOUSE.call(this::look) : look();
  }

  private OnItsWay look() {
    return new OnItsWay(
        backlog.untold(),
        relay.trouble(),
        unread(),
        backlog.early(),
        backlog.gaps(),
        dead(),
        deadLetters.all(),
        workers.pulses(),
        clock.isApart() ? clock.skew() : null);
  }

  private @Nullable Integer unread() {
    try {
      return ears.unread(rabbit);
    } catch (AmqpException e) {
      return null;
    }
  }

  private @Nullable Integer dead() {
    try {
      return watch.queues().stream().mapToInt(deadLetters::count).sum();
    } catch (AmqpException e) {
      return null;
    }
  }

  /** Gives every dead letter back to its queue, to be read again. */
  @PostMapping("/try-again")
  @Allowed(Role.OPERATOR)
  int tryAgain() {
    return Sight.HOUSE.call(() -> deadLetters.giveBack(watch.queues()));
  }

  /** Gives one dead letter back. */
  @PostMapping("/try-again/{id}")
  @Allowed(Role.OPERATOR)
  int tryAgain(@PathVariable String id) {
    return Sight.HOUSE.call(() -> deadLetters.giveBack(watch.queues(), id));
  }

  /**
   * What has not arrived.
   *
   * @param untold facts the broker has not confirmed
   * @param trouble why they do not go, in words; null when they do
   * @param unread messages for this service that have not been dealt with; null while the broker is
   *     away
   * @param early facts that wait for one before them
   * @param gaps which those are
   * @param dead how many dead letters lie at the broker; null while it is away
   * @param deadLetters the oldest of them, a hundred at most, but for those not looked at yet
   * @param workers how each of the service's threads is
   * @param clockSkew how far this machine's clock is behind the database's, if that is too far
   */
  record OnItsWay(
      Backlog.Count untold,
      @Nullable String trouble,
      @Nullable Integer unread,
      Backlog.Count early,
      List<Backlog.Gap> gaps,
      @Nullable Integer dead,
      List<DeadLetter> deadLetters,
      List<Pulse> workers,
      @Nullable Duration clockSkew) {}
}
