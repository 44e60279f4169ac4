package uk.coregroups.events.carrier;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Role;

/** What is on its way between the services, and what could not be read: for a page. */
@RestController
@RequestMapping("/carrier")
class CarrierApi {

  private final JdbcClient jdbc;
  private final Relay relay;
  private final Parking parking;
  private final ObjectProvider<QueueDoor> doors;

  CarrierApi(JdbcClient jdbc, Relay relay, Parking parking, ObjectProvider<QueueDoor> doors) {
    this.jdbc = jdbc;
    this.relay = relay;
    this.parking = parking;
    this.doors = doors;
  }

  @GetMapping
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.OPERATOR})
  OnItsWay onItsWay() {
    var untold =
        jdbc.sql("select count(*) as count, min(at) as oldest from outbox")
            .query((row, n) -> new Count(row.getLong(1), row.getObject(2, OffsetDateTime.class)))
            .single();
    var early =
        jdbc.sql("select count(*), min(arrived_at) from inbox_waiting")
            .query((row, n) -> new Count(row.getLong(1), row.getObject(2, OffsetDateTime.class)))
            .single();
    return new OnItsWay(untold, relay.trouble(), early, parking.all());
  }

  @PostMapping("/try-again")
  @Allowed(Role.OPERATOR)
  int tryAgain() {
    return parking.tryAgain(doors.stream().map(QueueDoor::queue).toList());
  }

  /**
   * What has not arrived.
   *
   * @param untold facts the broker has not confirmed
   * @param trouble why they do not go, in words; null when they do
   * @param early facts that wait for one before them
   * @param parked messages nobody could read
   */
  record OnItsWay(
      Count untold, @Nullable String trouble, Count early, List<Parking.Parked> parked) {}

  record Count(long count, @Nullable OffsetDateTime oldest) {}
}
