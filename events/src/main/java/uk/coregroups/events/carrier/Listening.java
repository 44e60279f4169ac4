package uk.coregroups.events.carrier;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.BatchMessageListener;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.batch.BatchingStrategy;
import org.springframework.amqp.rabbit.batch.SimpleBatchingStrategy;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitOperations;
import org.springframework.amqp.rabbit.listener.AsyncConsumerRestartedEvent;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.transaction.support.TransactionTemplate;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.database.Unavailable;
import uk.coregroups.events.worker.Pulse;

/**
 * Reads one queue for its door, in batches.
 *
 * <p>A batch is heard in one transaction that sees the partnerships of its facts and no others. If
 * that fails, its facts are heard one at a time, and one that still fails becomes a dead letter;
 * the facts behind it in its stream wait in the inbox until it has been read after all. While the
 * database or the broker is away the batch is held, unacknowledged, and tried again, so nothing
 * counts as delivered that was not heard.
 */
class Listening implements BatchMessageListener {

  private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
  private static final int BATCH = 250;
  private static final int TRIES = 3;
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
  private static final Duration SILENT_AT_MOST = Duration.ofMinutes(1);

  /**
   * A batch may be held for as long as the database is away. RabbitMQ takes it back after half an
   * hour otherwise, and counts that as a delivery; a broker that does not know this ignores it.
   */
  private static final Map<String, Object> HOLDS_FOR_A_WEEK =
      Map.of("x-consumer-timeout", Duration.ofDays(7).toMillis());

  /** Otherwise a header could say that a message is several, and cut its body up. */
  private static final BatchingStrategy ONE_MESSAGE_IS_ONE =
      new SimpleBatchingStrategy(1, 1, 1) {
        @Override
        public boolean canDebatch(MessageProperties outside) {
          return false;
        }
      };

  private final QueueDoor door;
  private final Inbox inbox;
  private final FactTypes types;
  private final DeadLetters deadLetters;
  private final TransactionTemplate transaction;
  private final SimpleMessageListenerContainer container;

  /** Messages taken off the queue and not dealt with: the broker does not count them. */
  private final AtomicInteger inHand = new AtomicInteger();

  private volatile long pulse = System.nanoTime();
  private volatile @Nullable String failure;

  Listening(
      QueueDoor door,
      Inbox inbox,
      FactTypes types,
      DeadLetters deadLetters,
      TransactionTemplate transaction,
      ConnectionFactory broker) {
    this.door = door;
    this.inbox = inbox;
    this.types = types;
    this.deadLetters = deadLetters;
    this.transaction = transaction;
    this.container = new SimpleMessageListenerContainer(broker);
    container.setQueueNames(door.queue());
    container.setMessageListener(this);
    container.setConsumerBatchEnabled(true);
    container.setBatchSize(BATCH);
    container.setPrefetchCount(BATCH);
    container.setBatchingStrategy(ONE_MESSAGE_IS_ONE);
    container.setMessagePropertiesConverter(new AnyProperties());
    container.setReceiveTimeout(20);
    container.setRecoveryInterval(1000);
    container.setMissingQueuesFatal(false);
    container.setShutdownTimeout(10_000);
    container.setIdleEventInterval(5_000);
    container.setConsumerArguments(HOLDS_FOR_A_WEEK);
    container.setAfterReceivePostProcessors(message -> {
      inHand.incrementAndGet();
      return message;
    });
    // What it had in its hand when it was cut off lies in the queue again.
    container.setApplicationEventPublisher(event -> {
      if (event instanceof AsyncConsumerRestartedEvent) {
        inHand.set(0);
      }
      beat();
    });
  }

  void start() {
    beat();
    container.afterPropertiesSet();
    container.start();
  }

  void stop() {
    container.stop();
  }

  /**
   * Messages that have not been dealt with: in the queue, or taken off it. Those are left out that
   * have come into memory, behind a batch in hand that was not full.
   *
   * @throws AmqpException if the broker is away
   */
  int unread(RabbitOperations rabbit) {
    // In this order: one that is taken off in between is counted twice, and never not at all.
    int waiting =
        Question.<Integer>ask(
            rabbit, channel -> channel.queueDeclarePassive(door.queue()).getMessageCount());
    return waiting + inHand.get();
  }

  @Override
  public void onMessageBatch(List<Message> messages) {
    try {
      hearAll(messages);
      failure = null;
    } catch (RuntimeException | Error e) {
      failure = e.getClass().getSimpleName();
      // The container logs what it is thrown, and its causes may quote what was read. It reads on
      // after an exception, and never again after an error.
      throw new IllegalStateException(door.queue() + " was not heard: " + e.getClass().getName());
    } finally {
      beat();
      inHand.addAndGet(-messages.size());
    }
  }

  private void hearAll(List<Message> messages) {
    var left = new ArrayDeque<>(messages);
    while (true) {
      try {
        if (!heardTogether(List.copyOf(left))) {
          hearOneByOne(left);
        }
        return;
      } catch (RuntimeException e) {
        if (!isAway(e) || !container.isRunning()) {
          throw e;
        }
        failure = e instanceof AmqpException ? "the broker is away" : "the database is away";
        LOG.warn("{} waits: {}", door.queue(), e.getClass().getSimpleName());
        beat();
        pause();
      }
    }
  }

  private boolean heardTogether(List<Message> messages) {
    try {
      hear(messages);
      return true;
    } catch (RuntimeException e) {
      if (isAway(e)) {
        throw e;
      }
      return false;
    }
  }

  /** One that is dealt with is not dealt with again, should the database go away meanwhile. */
  private void hearOneByOne(ArrayDeque<Message> left) {
    while (!left.isEmpty()) {
      hearOrSetAside(left.getFirst());
      left.removeFirst();
      beat();
    }
  }

  private void hearOrSetAside(Message message) {
    for (int tried = 1; ; tried++) {
      try {
        hear(List.of(message));
        return;
      } catch (FactTypes.Unreadable e) {
        setAside(message, String.valueOf(e.getMessage()));
        return;
      } catch (RuntimeException e) {
        if (isAway(e)) {
          throw e;
        }
        if (tried == TRIES) {
          setAside(message, "It was read, and " + what(e) + " followed");
          return;
        }
        failure = what(e);
        pause();
      }
    }
  }

  private static String what(RuntimeException e) {
    return e instanceof CutOff cut ? cut.error : e.getClass().getSimpleName();
  }

  private void setAside(Message message, String reason) {
    LOG.error("A message on {} is a dead letter: {}", door.queue(), reason);
    deadLetters.put(door.queue(), message, reason);
  }

  /** An error, such as no memory, is this message's and not the end of all reading. */
  private void hear(List<Message> messages) {
    try {
      hearThese(messages);
    } catch (Error e) {
      failure = e.getClass().getSimpleName();
      throw new CutOff(e);
    }
  }

  private void hearThese(List<Message> messages) {
    var batch = new ArrayList<Envelope>(messages.size());
    messages.stream()
        .filter(message -> !isWaymark(message))
        .forEach(message -> batch.add(Envelope.of(message)));
    if (!batch.isEmpty()) {
      Sight.of(batch.stream().map(Envelope::partnership).toList())
          .run(() ->
              transaction.executeWithoutResult(status -> {
                var told = inbox.admit(batch).stream().map(this::open).toList();
                door.hearAll(told);
              }));
    }
    reach(messages.stream().filter(Listening::isWaymark).toList());
  }

  /** A waymark belongs to no partnership; what lay before it is saved by now. */
  private void reach(List<Message> waymarks) {
    if (!waymarks.isEmpty()) {
      Sight.HOUSE.run(() ->
          transaction.executeWithoutResult(status ->
              waymarks.forEach(mark ->
                  door.reached(UUID.fromString(mark.getMessageProperties().getMessageId())))));
    }
  }

  private static boolean isWaymark(Message message) {
    return QueueDoor.WAYMARK.equals(message.getMessageProperties().getType());
  }

  private QueueDoor.Told open(Envelope envelope) {
    return new QueueDoor.Told(
        envelope.id(),
        envelope.partnership(),
        envelope.at(),
        types.read(envelope.type(), envelope.body()));
  }

  /** The database or the broker is away: nothing is wrong with the message. */
  private static boolean isAway(RuntimeException e) {
    return e instanceof AmqpException || Unavailable.is(e);
  }

  private void beat() {
    pulse = System.nanoTime();
  }

  /**
   * The container tells when it is idle or tries again, by the machine's clock. That may be set
   * back, so silence means that it is not there only where it holds messages or has no consumer.
   */
  Pulse pulse() {
    var since = Duration.ofNanos(System.nanoTime() - pulse);
    boolean reads = container.getActiveConsumerCount() > 0;
    boolean quiet = reads && inHand.get() == 0;
    boolean alive = container.isRunning() && (quiet || since.compareTo(SILENT_AT_MOST) < 0);
    return new Pulse(door.queue(), alive, since, reads ? failure : "the broker is away");
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_TRIES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopping", e);
    }
  }

  /** An error went through the reading of a message. */
  private static final class CutOff extends RuntimeException {
    private final String error;

    CutOff(Error cause) {
      super(cause);
      this.error = cause.getClass().getSimpleName();
    }
  }
}
