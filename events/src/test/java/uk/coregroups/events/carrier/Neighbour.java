package uk.coregroups.events.carrier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import uk.coregroups.events.Fact;
import uk.coregroups.events.ids.PartnershipId;

/**
 * The services next door, for a chapter test of one service: tells it facts over the real broker,
 * and writes down what it tells.
 */
public final class Neighbour {

  private final RabbitTemplate rabbit;
  private final FactTypes types = new FactTypes(JsonMapper.builder().build());
  private final Map<String, Long> numbers = new HashMap<>();
  private final List<String> readers;
  private final List<Fact> heard = new ArrayList<>();

  /** Stands where the readers of a family of facts would, such as {@code scheduling}. */
  public Neighbour(RabbitTemplate rabbit, AmqpAdmin admin, String family) {
    this(rabbit, admin, family, true);
  }

  /** As above, and with {@code afresh} what was told before is thrown away first. */
  public Neighbour(RabbitTemplate rabbit, AmqpAdmin admin, String family, boolean afresh) {
    this.rabbit = rabbit;
    this.readers = Topology.readersOf(family);
    admin.declareExchange(Topology.EXCHANGE);
    for (var name : readers) {
      var queue = new Queue(name);
      admin.declareQueue(queue);
      admin.declareBinding(BindingBuilder.bind(queue).to(Topology.EXCHANGE).with(family + ".#"));
      if (afresh) {
        admin.purgeQueue(name);
      }
    }
  }

  /** Tells a fact as its own service would: numbered in its stream. */
  public void tell(PartnershipId partnership, Fact fact) {
    send(envelope(partnership, fact));
  }

  /** Tells a fact that the broker delivers twice. */
  public void tellDeliveredTwice(PartnershipId partnership, Fact fact) {
    var envelope = envelope(partnership, fact);
    send(envelope);
    send(envelope);
  }

  private void send(Envelope envelope) {
    rabbit.send(Topology.EXCHANGE.getName(), envelope.type(), envelope.toMessage());
  }

  private Envelope envelope(PartnershipId partnership, Fact fact) {
    var type = types.nameOf(fact);
    return new Envelope(
        UUID.randomUUID(),
        type,
        partnership,
        fact.stream(),
        numbers.merge(type.replaceFirst("\\..*", " ") + fact.stream(), 1L, Long::sum),
        fact.restates(),
        Instant.now(),
        types.write(fact));
  }

  /** Whether the service under test has heard all that was told of a stream. */
  public boolean allHeard(JdbcClient jdbc, UUID stream) {
    long heardUpTo =
        jdbc.sql("select coalesce(sum(last_number), 0) from inbox_position where stream = :stream")
            .param("stream", stream)
            .query(Long.class)
            .single();
    return heardUpTo
        == numbers.entrySet().stream()
            .filter(one -> one.getKey().endsWith(stream.toString()))
            .mapToLong(Map.Entry::getValue)
            .sum();
  }

  /** Everything of one kind that the service under test has told, in order. */
  public <F extends Fact> List<F> heard(Class<F> kind) {
    listen();
    return heard.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private void listen() {
    var first = readers.getFirst();
    for (var message = rabbit.receive(first); message != null; message = rabbit.receive(first)) {
      var envelope = Envelope.of(message);
      heard.add(types.read(envelope.type(), envelope.body()));
    }
  }
}
