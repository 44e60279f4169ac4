package uk.coregroups.events.carrier;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Envelope;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.support.DefaultMessagePropertiesConverter;

/**
 * Reads the outside of a message, whatever stands on it: where something cannot be made out, it is
 * as if nothing did, and the message is one that nobody can read.
 */
final class AnyProperties extends DefaultMessagePropertiesConverter {

  @Override
  public MessageProperties toMessageProperties(
      BasicProperties outside, @Nullable Envelope envelope, String charset) {
    try {
      return super.toMessageProperties(outside, envelope, charset);
    } catch (RuntimeException e) {
      return super.toMessageProperties(new BasicProperties(), envelope, charset);
    }
  }
}
