package uk.coregroups.events.carrier;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.apart.Sight;
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

  private final JdbcClient jdbc;
  private final Relay relay;
  private final Parking parking;
  private final RabbitTemplate rabbit;
  private final ObjectProvider<QueueDoor> doors;
  private final Ears ears;
  private final Workers workers;

  CarrierApi(
      JdbcClient jdbc,
      Relay relay,
      Parking parking,
      RabbitTemplate rabbit,
      ObjectProvider<QueueDoor> doors,
      Ears ears,
      Workers workers) {
    this.jdbc = jdbc;
    this.relay = relay;
    this.parking = parking;
    this.rabbit = rabbit;
    this.doors = doors;
    this.ears = ears;
    this.workers = workers;
  }

  @GetMapping
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.OPERATOR})
  OnItsWay onItsWay(Caller caller) {
    return caller.is(Role.OPERATOR) ? Sight.HOUSE.call(this::look) : look();
  }

  private OnItsWay look() {
    var untold =
        jdbc.sql("select count(*) as count, min(at) as oldest from outbox")
            .query((row, n) -> new Count(row.getLong(1), row.getObject(2, OffsetDateTime.class)))
            .single();
    var early =
        jdbc.sql("select count(*), min(arrived_at) from inbox_waiting")
            .query((row, n) -> new Count(row.getLong(1), row.getObject(2, OffsetDateTime.class)))
            .single();
    return new OnItsWay(untold, relay.trouble(), unread(), early, parking.all(), workers.pulses());
  }

  private @Nullable Integer unread() {
    try {
      return ears.unread(rabbit);
    } catch (AmqpException e) {
      return null;
    }
  }

  @PostMapping("/try-again")
  @Allowed(Role.OPERATOR)
  int tryAgain() {
    var queues = doors.stream().map(QueueDoor::queue).toList();
    return Sight.HOUSE.call(() -> parking.tryAgain(queues));
  }

  /**
   * What has not arrived.
   *
   * @param untold facts the broker has not confirmed
   * @param trouble why they do not go, in words; null when they do
   * @param unread messages for this service that have not been dealt with; null while the broker is
   *     away
   * @param early facts that wait for one before them
   * @param parked messages nobody could read
   * @param workers how each of the service's threads is
   */
  record OnItsWay(
      Count untold,
      @Nullable String trouble,
      @Nullable Integer unread,
      Count early,
      List<Parking.Parked> parked,
      List<Pulse> workers) {}

  record Count(long count, @Nullable OffsetDateTime oldest) {}
}
