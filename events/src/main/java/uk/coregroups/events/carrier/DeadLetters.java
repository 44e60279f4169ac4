package uk.coregroups.events.carrier;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import uk.coregroups.events.apart.Sight;

/**
 * Dead letters: what nobody could read, in the {@code .dead} twin of its queue.
 *
 * <p>The queue is the truth, whoever put a message there: a reader here, or the broker when it had
 * delivered it in vain too often. A table says of each why, for a page. One node at a time looks
 * through a queue or gives back from it.
 */
class DeadLetters {

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
  private static final long CONFIRM_WITHIN_MS = Duration.ofSeconds(10).toMillis();

  private final DeadLetterRepository known;
  private final DeadQueue queues;
  private final RabbitTemplate rabbit;
  private final TransactionTemplate transaction;

  DeadLetters(
      DeadLetterRepository known,
      DeadQueue queues,
      RabbitTemplate rabbit,
      TransactionTemplate transaction) {
    this.known = known;
    this.queues = queues;
    this.rabbit = rabbit;
    this.transaction = transaction;
  }

  /**
   * Sets a message aside.
   *
   * @throws org.springframework.amqp.AmqpException if the broker did not take it; then it is not
   *     set aside
   */
  void put(String queue, Message message, String reason) {
    var outside = message.getMessageProperties();
    outside.setHeader(Outside.REASON, reason);
    outside.setMessageId(Outside.idOf(outside));
    rabbit.invoke(steps -> {
      // Sent to a queue that is not there, it would be confirmed and gone.
      Question.ask(steps, channel -> channel.queueDeclarePassive(Topology.dead(queue)));
      steps.send("", Topology.dead(queue), message);
      steps.waitForConfirmsOrDie(CONFIRM_WITHIN_MS);
      return true;
    });
    try {
      Sight.HOUSE.run(() -> known.add(Outside.of(queue, outside, reason)));
    } catch (DataAccessException | TransactionException e) {
      // It lies in the queue with its reason, and is found there.
      LOG.warn("A dead letter is not in the table yet: {}", e.getClass().getSimpleName());
    }
  }

  /** What is known, the oldest first and the first hundred of them. */
  List<DeadLetter> all() {
    return known.all();
  }

  /**
   * Makes the table agree with a queue.
   *
   * @param closely look at each message even if there are as many as are known
   * @param beat called with each: there may be many
   * @return how many there are
   */
  int lookThrough(String queue, boolean closely, Runnable beat) {
    int there = queues.count(queue);
    if (closely || there != known.count(queue)) {
      transaction.executeWithoutResult(status -> {
        if (known.tryLock()) {
          agree(queue, beat);
        }
      });
    }
    return there;
  }

  private void agree(String queue, Runnable beat) {
    var gone = new HashSet<>(known.idsOf(queue));
    var found = new ArrayList<DeadLetter>();
    queues.visit(
        queue,
        letter -> {
          beat.run();
          if (!gone.remove(letter.id())) {
            found.add(letter);
          }
          return false;
        });
    for (var letter : found) {
      beat.run();
      known.addIfNew(letter);
    }
    known.delete(queue, gone);
  }

  /** How many messages lie in a queue of dead letters. */
  int count(String queue) {
    return queues.count(queue);
  }

  /** Gives one back to its queue, to be read again; says how many that were. */
  int giveBack(List<String> from, String id) {
    return giveBack(from, id::equals);
  }

  /** Gives all of them back to their queues, to be read again; says how many. */
  int giveBack(List<String> from) {
    return giveBack(from, id -> true);
  }

  private int giveBack(List<String> from, Predicate<String> which) {
    int returned = 0;
    for (var queue : from) {
      Integer some = transaction.execute(status -> giveBack(queue, which));
      returned += some == null ? 0 : some;
    }
    return returned;
  }

  private int giveBack(String queue, Predicate<String> which) {
    known.lock();
    // First, so that a reader who cannot read one this time either writes a new row after this.
    known.delete(queue, known.idsOf(queue).stream().filter(which).toList());
    return queues.visit(queue, letter -> which.test(letter.id()));
  }
}
