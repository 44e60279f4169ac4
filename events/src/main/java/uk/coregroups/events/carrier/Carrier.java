package uk.coregroups.events.carrier;

import java.time.Clock;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import uk.coregroups.events.database.Database;
import uk.coregroups.events.worker.Workers;
import uk.coregroups.events.worker.Working;

/** Puts the carrier into a service that imports it: outbox, relay, and an ear for each door. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Topology.Settings.class)
@Import({CarrierApi.class, Database.class, Working.class})
public class Carrier {

  @Bean
  FactTypes factTypes(JsonMapper json) {
    return new FactTypes(json);
  }

  @Bean
  Outbox outbox(JdbcClient jdbc, FactTypes types, Clock clock) {
    return new Outbox(jdbc, types, clock);
  }

  @Bean
  Relay relay(
      DataSource dataSource,
      JdbcClient jdbc,
      RabbitTemplate rabbit,
      CachingConnectionFactory broker,
      Workers workers) {
    // The broker's word on each fact is taken in by a thread, and a thousand may come at once.
    broker.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    return new Relay(dataSource, jdbc, rabbit, workers);
  }

  @Bean
  DeadLetters deadLetters(
      JdbcClient jdbc,
      RabbitTemplate rabbit,
      PlatformTransactionManager transactions,
      Topology.Settings settings) {
    return new DeadLetters(
        new DeadLetterRepository(jdbc),
        new DeadQueue(rabbit, settings.deliveryLimit()),
        rabbit,
        new TransactionTemplate(transactions));
  }

  @Bean
  Backlog backlog(JdbcClient jdbc) {
    return new Backlog(jdbc);
  }

  @Bean
  CarrierWatch carrierWatch(
      ObjectProvider<QueueDoor> doors,
      DeadLetters deadLetters,
      Backlog backlog,
      Clock clock,
      Workers workers) {
    return new CarrierWatch(
        doors.stream().map(QueueDoor::queue).toList(), deadLetters, backlog, clock, workers);
  }

  @Bean
  CarrierFigures carrierFigures(CarrierWatch watch) {
    return new CarrierFigures(watch);
  }

  @Bean
  Declarables queues(ObjectProvider<QueueDoor> doors, Topology.Settings settings) {
    return new Declarables(
        doors.stream().flatMap(door -> Topology.owned(door.queue(), settings).stream()).toList());
  }

  @Bean
  Ears ears(
      ObjectProvider<QueueDoor> doors,
      JdbcClient jdbc,
      FactTypes types,
      DeadLetters deadLetters,
      PlatformTransactionManager transactions,
      ConnectionFactory broker,
      Workers workers) {
    var inbox = new Inbox(jdbc);
    var transaction = new TransactionTemplate(transactions);
    var ears =
        doors.stream()
            .map(door -> new Listening(door, inbox, types, deadLetters, transaction, broker))
            .toList();
    ears.forEach(one -> workers.watch(one::pulse));
    return new Ears(ears);
  }
}
