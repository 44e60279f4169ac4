package uk.coregroups.events.carrier;

import java.util.Objects;
import org.springframework.amqp.rabbit.connection.RabbitUtils;
import org.springframework.amqp.rabbit.core.ChannelCallback;
import org.springframework.amqp.rabbit.core.RabbitOperations;

/**
 * What is asked of the broker itself, on a channel that nobody uses again if there was no answer.
 *
 * <p>A late answer would be taken for that to the next question, and a message that was taken out
 * of a queue goes back when its channel is closed, and only then.
 */
final class Question {

  private Question() {}

  /**
   * Asks.
   *
   * @throws org.springframework.amqp.AmqpException if the broker is away
   */
  static <T> T ask(RabbitOperations rabbit, ChannelCallback<T> question) {
    return Objects.requireNonNull(
        rabbit.<T>execute(channel -> {
          try {
            return question.doInRabbit(channel);
          } catch (Exception | Error e) {
            RabbitUtils.setPhysicalCloseRequired(channel, true);
            throw e;
          }
        }));
  }
}
