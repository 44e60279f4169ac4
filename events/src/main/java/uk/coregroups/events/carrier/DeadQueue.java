package uk.coregroups.events.carrier;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.GetResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.springframework.amqp.AmqpIOException;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.support.MessagePropertiesConverter;

/**
 * The {@code .dead} twin of a queue, at the broker.
 *
 * <p>To look into a queue is to take messages out of it, and a message taken out and handed back
 * counts as delivered once more: a broker that gives up after so many deliveries would drop it. So
 * each one is published anew, behind the others, and the old one acknowledged when the broker has
 * confirmed the new one. In between there may be two; the second is dropped by the next look.
 */
class DeadQueue {

  private static final long CONFIRM_WITHIN_MS = Duration.ofSeconds(10).toMillis();

  /** Written by the broker, or by whoever set it aside, about a death that is over. */
  private static final List<String> OF_A_DEATH =
      List.of(
          Outside.REASON,
          "x-death",
          "x-first-death-exchange",
          "x-first-death-queue",
          "x-first-death-reason",
          "x-last-death-exchange",
          "x-last-death-queue",
          "x-last-death-reason",
          "x-delivery-count");

  /** By these a broker would send it to other queues too. */
  private static final List<String> NOT_PUBLISHED_ANEW = List.of("CC", "BCC");

  private final RabbitTemplate rabbit;
  private final int deliveries;
  private final MessagePropertiesConverter properties = new AnyProperties();

  /**
   * What a broker knows.
   *
   * @param deliveryLimit as it is set for the queues; 0 if it is the broker's own
   */
  DeadQueue(RabbitTemplate rabbit, int deliveryLimit) {
    this.rabbit = rabbit;
    this.deliveries = deliveryLimit == 0 ? 0 : deliveryLimit + 1;
  }

  /**
   * How many messages lie there.
   *
   * @throws org.springframework.amqp.AmqpException if the broker is away
   */
  int count(String queue) {
    return Question.<Integer>ask(
        rabbit, channel -> channel.queueDeclarePassive(Topology.dead(queue)).getMessageCount());
  }

  /**
   * Shows every message that lies there now, the oldest first.
   *
   * <p>A message that is shown is in nobody's queue until it has been published anew, so nothing
   * that may fail or wait is done in {@code goes}.
   *
   * @param goes whether it goes back to its queue, to be read again; else it stays
   * @return how many went
   */
  int visit(String queue, Predicate<DeadLetter> goes) {
    return Question.<Integer>ask(rabbit, channel -> visit(channel, queue, goes));
  }

  private int visit(Channel channel, String queue, Predicate<DeadLetter> goes)
      throws IOException, TimeoutException {
    int there = channel.queueDeclarePassive(Topology.dead(queue)).getMessageCount();
    // Published to a queue that is not there, a message would be confirmed and gone.
    channel.queueDeclarePassive(queue);
    channel.confirmSelect();
    var seen = new HashMap<String, String>();
    int went = 0;
    for (int i = 0; i < there; i++) {
      var got = channel.basicGet(Topology.dead(queue), false);
      if (got == null) {
        return went;
      }
      went += move(channel, queue, got, goes, seen) ? 1 : 0;
    }
    return went;
  }

  private boolean move(
      Channel channel,
      String queue,
      GetResponse got,
      Predicate<DeadLetter> goes,
      Map<String, String> seen)
      throws IOException, TimeoutException {
    var outside =
        properties.toMessageProperties(
            got.getProps(), got.getEnvelope(), StandardCharsets.UTF_8.name());
    var id = Outside.idOf(outside);
    var body = digest(got.getBody());
    var same = seen.putIfAbsent(id, body);
    boolean went = false;
    if (same == null || !same.equals(body)) {
      id = same == null ? id : UUID.randomUUID().toString();
      went = goes.test(Outside.found(queue, id, outside, deliveries));
      publish(channel, went ? queue : Topology.dead(queue), id, got, went);
    }
    channel.basicAck(got.getEnvelope().getDeliveryTag(), false);
    return went;
  }

  /** There may be many of them, and large ones. */
  private static String digest(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static void publish(
      Channel channel, String to, String id, GetResponse got, boolean toBeRead)
      throws IOException, TimeoutException {
    var headers = new HashMap<String, Object>();
    if (got.getProps().getHeaders() != null) {
      headers.putAll(got.getProps().getHeaders());
    }
    NOT_PUBLISHED_ANEW.forEach(headers::remove);
    if (toBeRead) {
      OF_A_DEATH.forEach(headers::remove);
    }
    var outside =
        got.getProps()
            .builder()
            .messageId(id)
            .headers(headers)
            .deliveryMode(2)
            .expiration(null)
            .userId(null)
            .build();
    channel.basicPublish("", to, true, outside, got.getBody());
    try {
      channel.waitForConfirmsOrDie(CONFIRM_WITHIN_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AmqpIOException(new IOException("Interrupted among the dead letters", e));
    }
  }
}
