package uk.coregroups.notification.groupmail;

import java.time.Clock;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.carrier.QueueDoor;

/**
 * Holds mail for groups until membership's facts are read.
 *
 * <p>For each mail a waymark is put into the queue of membership's facts, behind all that lies
 * there when the mail has come; the mail is decided when the waymark has come round and no fact
 * about the group or its members is parked or waits for one before it. Mail and waymarks are rows,
 * so a restart loses neither; a waymark the broker lost is set again.
 */
@Component
public class HeldMail implements SmartLifecycle, Runnable {

  static final String QUEUE = "notification.from-membership";

  private static final Logger LOG = LoggerFactory.getLogger(HeldMail.class);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
  private static final long CONFIRM_WITHIN_MS = Duration.ofSeconds(10).toMillis();

  private final GroupMailStore mails;
  private final SortGroupMail sortGroupMail;
  private final RabbitTemplate rabbit;
  private final Clock clock;
  private volatile @Nullable Thread thread;

  HeldMail(GroupMailStore mails, SortGroupMail sortGroupMail, RabbitTemplate rabbit, Clock clock) {
    this.mails = mails;
    this.sortGroupMail = sortGroupMail;
    this.rabbit = rabbit;
    this.clock = clock;
  }

  /** A waymark has come round: all that membership had told before is heard, or set aside. */
  public void factsRead(UUID waymark) {
    mails.factsRead(waymark);
  }

  @Override
  public void run() {
    Sight.HOUSE.run(this::sortOn);
  }

  private void sortOn() {
    while (isRunning()) {
      try {
        mails.ready().forEach(this::sort);
        mails.unmarked().forEach(this::setWaymark);
        mails.forget(clock.instant());
      } catch (AmqpException | DataAccessException | TransactionException e) {
        LOG.warn("Mail for groups waits: {}", e.getClass().getSimpleName());
      }
      pause();
    }
  }

  /** One that cannot be decided stays held, where the group's page shows it, and stops no other. */
  private void sort(UUID mail) {
    try {
      sortGroupMail.sort(mail, clock.instant());
    } catch (IllegalStateException | NoSuchElementException | NullPointerException e) {
      LOG.error("Mail {} could not be decided: {}", mail, e.getClass().getName());
    }
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
    var sorting = Thread.ofPlatform().name("group-mail").daemon().unstarted(this);
    // Known before it runs: it works for as long as it is this one.
    thread = sorting;
    sorting.start();
  }

  @Override
  public void stop() {
    var sorting = thread;
    thread = null;
    if (sorting != null) {
      try {
        sorting.join(Duration.ofSeconds(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_AGAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
