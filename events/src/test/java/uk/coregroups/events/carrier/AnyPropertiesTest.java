package uk.coregroups.events.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Envelope;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnyPropertiesTest {

  /** RabbitMQ takes no such message any more; older ones do, and others. */
  @Test
  void anOutsideThatCannotBeMadeOutIsAnEmptyOne() {
    var odd =
        new BasicProperties.Builder()
            .deliveryMode(3)
            .messageId("id")
            .headers(Map.of("stream", "x"))
            .build();
    var outside =
        new AnyProperties().toMessageProperties(odd, new Envelope(17, true, "", "q"), "UTF-8");
    assertThat(outside.getDeliveryTag()).isEqualTo(17);
    assertThat(outside.getMessageId()).isNull();
    assertThat(outside.getHeaders()).isEmpty();
  }
}
