package uk.coregroups.scheduling;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import uk.coregroups.events.carrier.QueueDoor;
import uk.coregroups.events.notification.NotificationEvent;
import uk.coregroups.events.notification.ReplyReceived;
import uk.coregroups.scheduling.answer.RecordReply;
import uk.coregroups.scheduling.answer.RecordReply.Given;
import uk.coregroups.scheduling.answer.Via;

/** What notification tells us: answers that came by post. */
@Component
class FromNotification implements QueueDoor {

  private final RecordReply recordReply;
  private final Clock clock;

  FromNotification(RecordReply recordReply, Clock clock) {
    this.recordReply = recordReply;
    this.clock = clock;
  }

  @Override
  public String queue() {
    return "scheduling.from-notification";
  }

  @Override
  public void hear(Told told) {
    hearAll(List.of(told));
  }

  @Override
  public void hearAll(List<Told> batch) {
    var given = batch.stream().map(told -> given((NotificationEvent) told.fact())).toList();
    recordReply.recordAll(given, LocalDate.now(clock), clock.instant());
  }

  private static Given given(NotificationEvent fact) {
    return switch (fact) {
      case ReplyReceived reply ->
          new Given(
              reply.invitation(),
              reply.answer(),
              false,
              reply.sequence(),
              reply.at(),
              Via.CALENDAR,
              reply.receivedAt(),
              null);
    };
  }
}
