package uk.coregroups.events.worker;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The threads of a service, with what the cluster and the alarms are told of them. */
@Configuration(proxyBeanMethods = false)
public class Working {

  @Bean
  Workers workers() {
    return new Workers();
  }

  /** Part of {@code /readyz}: a service is ready while every one of its threads gets round. */
  @Bean
  HealthIndicator workersHealthIndicator(Workers workers) {
    return () -> {
      var stuck = stuck(workers);
      return stuck.isEmpty()
          ? Health.up().build()
          : Health.down()
              .withDetail(
                  "stopped", stuck.stream().map(Pulse::worker).collect(Collectors.joining(", ")))
              .build();
    };
  }

  @Bean
  MeterBinder pulses(Workers workers) {
    return registry -> {
      Gauge.builder("coregroups.workers.stopped", workers, all -> stuck(all).size())
          .description("Threads that have died or do not get round in time")
          .register(registry);
      Gauge.builder("coregroups.workers.failing", workers, all -> failing(all).size())
          .description("Threads whose last turn ended with a failure, and is taken again")
          .register(registry);
      var each =
          MultiGauge.builder("coregroups.worker.pulse")
              .description("Seconds since a thread last got round")
              .baseUnit("seconds")
              .register(registry);
      workers.whenChanged(() ->
          each.register(
              workers.names().stream()
                  .map(name ->
                      MultiGauge.Row.of(Tags.of("worker", name), () -> workers.secondsSince(name)))
                  .toList(),
              true));
    };
  }

  private static List<Pulse> failing(Workers workers) {
    return workers.pulses().stream().filter(one -> one.failure() != null).toList();
  }

  private static List<Pulse> stuck(Workers workers) {
    return workers.pulses().stream().filter(one -> !one.alive()).toList();
  }
}
