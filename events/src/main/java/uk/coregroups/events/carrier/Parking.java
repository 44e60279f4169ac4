package uk.coregroups.events.carrier;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.GetResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.AmqpIOException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.coregroups.events.apart.Sight;

/**
 * Where a message goes that nobody could read: into the queue's {@code .dead} twin, whole, and into
 * a table that says why, for a page.
 */
class Parking {

  private static final long CONFIRM_WITHIN_MS = Duration.ofSeconds(10).toMillis();

  private final JdbcClient jdbc;
  private final RabbitTemplate rabbit;

  Parking(JdbcClient jdbc, RabbitTemplate rabbit) {
    this.jdbc = jdbc;
    this.rabbit = rabbit;
  }

  /**
   * Parks a message.
   *
   * @throws org.springframework.amqp.AmqpException if the broker did not take it; then nothing is
   *     parked
   */
  void park(String queue, Message message, String reason) {
    var outside = message.getMessageProperties();
    outside.setHeader("reason", reason);
    if (outside.getMessageId() == null) {
      outside.setMessageId(UUID.randomUUID().toString());
    }
    rabbit.invoke(steps -> {
      steps.send("", Topology.dead(queue), message);
      steps.waitForConfirmsOrDie(CONFIRM_WITHIN_MS);
      return true;
    });
    Sight.HOUSE.run(() -> keep(queue, outside, reason));
  }

  private void keep(String queue, MessageProperties outside, String reason) {
    jdbc.sql(
            """
            insert into parked (id, queue, type, partnership, stream, number, reason)
            values (:id, :queue, :type, cast(:partnership as uuid), cast(:stream as uuid), :number,
              :reason)
            on conflict (id) do update set reason = excluded.reason, parked_at = clock_timestamp()
            """)
        .param("id", outside.getMessageId())
        .param("queue", queue)
        .param("type", outside.getType() == null ? "unknown" : outside.getType())
        .param("partnership", outside.getHeader("partnership"))
        .param("stream", outside.getHeader("stream"))
        .param("number", outside.getHeader("number"))
        .param("reason", reason)
        .update();
  }

  /** Everything parked, the oldest first. */
  List<Parked> all() {
    return jdbc.sql(
            """
            select id, queue, type, stream, number, reason, parked_at from parked
            order by parked_at
            """)
        .query((row, n) ->
            new Parked(
                row.getString("id"),
                row.getString("queue"),
                row.getString("type"),
                row.getObject("stream", UUID.class),
                row.getObject("number", Long.class),
                row.getString("reason"),
                row.getObject("parked_at", OffsetDateTime.class)))
        .list();
  }

  /** Puts what is parked now back into its queues, to be read again; says how many messages. */
  int tryAgain(List<String> queues) {
    var before = all();
    int returned = 0;
    for (var queue : queues) {
      returned += rabbit.<Integer>execute(channel -> empty(channel, queue));
    }
    for (var parked : before) {
      // A message parked again meanwhile has a later time, and keeps its row.
      jdbc.sql("delete from parked where id = :id and parked_at = :at")
          .param("id", parked.id())
          .param("at", parked.parkedAt())
          .update();
    }
    return returned;
  }

  private static int empty(Channel channel, String queue) throws IOException, TimeoutException {
    var dead = Topology.dead(queue);
    int waiting = channel.queueDeclarePassive(dead).getMessageCount();
    channel.confirmSelect();
    for (int i = 0; i < waiting; i++) {
      GetResponse got = channel.basicGet(dead, false);
      if (got == null) {
        return i;
      }
      channel.basicPublish("", queue, true, got.getProps(), got.getBody());
      try {
        channel.waitForConfirmsOrDie(CONFIRM_WITHIN_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AmqpIOException(new IOException("Interrupted while giving messages back", e));
      }
      channel.basicAck(got.getEnvelope().getDeliveryTag(), false);
    }
    return waiting;
  }

  /**
   * A message nobody could read.
   *
   * @param stream the core group or person it is about, if that could be read
   */
  record Parked(
      String id,
      String queue,
      String type,
      @Nullable UUID stream,
      @Nullable Long number,
      String reason,
      OffsetDateTime parkedAt) {}
}
