package uk.coregroups.events.carrier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Declarable;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * One exchange and four queues, each owned by its reader and each with a {@code .dead} twin.
 *
 * <p>The queues carry no arguments of their own, so that they are the same on every broker. What
 * only RabbitMQ has is added from settings.
 */
final class Topology {

  static final TopicExchange EXCHANGE = new TopicExchange("coregroups", true, false);

  /** Which families of facts each queue is for. */
  static final Map<String, List<String>> READERS =
      Map.of(
          "scheduling.from-membership", List.of("membership"),
          "notification.from-membership", List.of("membership", "contact"),
          "notification.from-scheduling", List.of("scheduling"),
          "scheduling.from-notification", List.of("notification"));

  private Topology() {}

  static String dead(String queue) {
    return queue + ".dead";
  }

  /** The queues that a family of facts must reach before it may be called published. */
  static List<String> readersOf(String family) {
    return READERS.entrySet().stream()
        .filter(reader -> reader.getValue().contains(family))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** What the owner of a queue declares. */
  static List<Declarable> owned(String queue, Settings settings) {
    var all = new ArrayList<Declarable>();
    all.add(EXCHANGE);
    all.add(settings.applyTo(QueueBuilder.durable(queue), dead(queue)));
    all.add(settings.applyTo(QueueBuilder.durable(dead(queue))));
    READERS.getOrDefault(queue, List.of()).forEach(family -> all.add(binding(queue, family)));
    return all;
  }

  private static Binding binding(String queue, String family) {
    return BindingBuilder.bind(new Queue(queue)).to(EXCHANGE).with(family + ".#");
  }

  /**
   * RabbitMQ's own powers, off unless a setting turns them on.
   *
   * @param quorumQueues replicated queues instead of classic ones
   * @param singleActiveConsumer only one replica of the reader reads at a time
   * @param deliveryLimit how often a quorum queue hands out a message again before it dead-letters
   *     it; 0 leaves the broker's default
   */
  @ConfigurationProperties("carrier")
  record Settings(boolean quorumQueues, boolean singleActiveConsumer, int deliveryLimit) {

    private Queue applyTo(QueueBuilder queue, String dead) {
      if (singleActiveConsumer) {
        queue.singleActiveConsumer();
      }
      if (quorumQueues) {
        queue.deadLetterExchange("").deadLetterRoutingKey(dead);
        if (deliveryLimit > 0) {
          queue.deliveryLimit(deliveryLimit);
        }
      }
      return applyTo(queue);
    }

    private Queue applyTo(QueueBuilder queue) {
      return quorumQueues ? queue.quorum().build() : queue.build();
    }
  }
}
