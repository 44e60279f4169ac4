package uk.coregroups.notification.groupmail;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.carrier.QueueDoor;
import uk.coregroups.events.database.Unavailable;
import uk.coregroups.events.worker.Worker;
import uk.coregroups.events.worker.Workers;

/**
 * Holds mail for groups until membership's facts are read.
 *
 * <p>For each mail a waymark is put into the queue of membership's facts, behind all that lies
 * there when the mail has come; the mail is decided when the waymark has come round and no fact
 * about the group or its members is parked or waits for one before it. Mail and waymarks are rows,
 * so a restart loses neither; a waymark the broker lost is set again.
 */
@Component
public class HeldMail implements SmartLifecycle {

  static final String QUEUE = "notification.from-membership";

  private static final Logger LOG = LoggerFactory.getLogger(HeldMail.class);
  private static final Duration PULSE = Duration.ofMinutes(2);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
  private static final long CONFIRM_WITHIN_MS = Duration.ofSeconds(10).toMillis();

  private final GroupMailStore mails;
  private final SortGroupMail sortGroupMail;
  private final RabbitTemplate rabbit;
  private final Clock clock;
  private final Worker worker;

  HeldMail(
      GroupMailStore mails,
      SortGroupMail sortGroupMail,
      RabbitTemplate rabbit,
      Clock clock,
      Workers workers) {
    this.mails = mails;
    this.sortGroupMail = sortGroupMail;
    this.rabbit = rabbit;
    this.clock = clock;
    this.worker =
        workers.employ("group-mail", PULSE, () -> Sight.HOUSE.<Object, Exception>call(this::turn));
  }

  /** A waymark has come round: all that membership had told before is heard, or set aside. */
  public void factsRead(UUID waymark) {
    mails.factsRead(waymark);
  }

  private Object turn() throws InterruptedException {
    sortAll();
    mails.unmarked().forEach(this::setWaymark);
    mails.forget(clock.instant());
    Thread.sleep(LOOK_AGAIN);
    return this;
  }

  /**
   * Whatever meets one mail stops no other. What looks like an outage is one if no other can be
   * decided either: then all of them wait.
   */
  private void sortAll() {
    var suspected = new ArrayList<UUID>();
    RuntimeException outage = null;
    boolean any = false;
    for (var mail : mails.ready()) {
      try {
        sortGroupMail.sort(mail, clock.instant());
        any = true;
      } catch (Throwable e) {
        if (e instanceof RuntimeException away && Unavailable.is(e)) {
          suspected.add(mail);
          outage = away;
        } else {
          failed(mail, e.getClass());
        }
      }
      worker.beat();
    }
    if (outage != null && !any) {
      throw outage;
    }
    suspected.forEach(mail -> failed(mail, DataAccessException.class));
  }

  private void failed(UUID mail, Class<?> why) {
    LOG.error("Mail {} could not be decided: {}", mail, why.getName());
    sortGroupMail.failed(mail, clock.instant());
  }

  private void setWaymark(UUID mail) {
    var mark =
        MessageBuilder.withBody(new byte[0])
            .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
            .setMessageId(mail.toString())
            .setType(QueueDoor.WAYMARK)
            .build();
    rabbit.invoke(steps -> {
      steps.send("", QUEUE, mark);
      steps.waitForConfirmsOrDie(CONFIRM_WITHIN_MS);
      return true;
    });
    mails.marked(mail);
  }

  @Override
  public void start() {
    worker.start();
  }

  @Override
  public void stop() {
    worker.finish(Duration.ofSeconds(5));
  }

  @Override
  public boolean isRunning() {
    return worker.isRunning();
  }
}
