package uk.coregroups.events.carrier;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/** What an alarm can be raised by: dead letters, facts not told, and facts that wait. */
class CarrierFigures implements MeterBinder {

  private final CarrierWatch watch;

  CarrierFigures(CarrierWatch watch) {
    this.watch = watch;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (var queue : watch.queues()) {
      Gauge.builder("coregroups.dead.letters", watch, one -> one.dead(queue))
          .description("Messages of a queue that nobody could read")
          .tag("queue", queue)
          .register(registry);
    }
    gauge(registry, "coregroups.outbox.events", "Events not yet published", CarrierWatch::untold);
    gauge(
        registry,
        "coregroups.outbox.age.seconds",
        "How long the oldest of them has waited",
        CarrierWatch::untoldSeconds);
    gauge(
        registry,
        "coregroups.waiting.events",
        "Events that wait for one before them",
        CarrierWatch::early);
    gauge(
        registry,
        "coregroups.waiting.age.seconds",
        "How long the oldest of them has waited",
        CarrierWatch::earlySeconds);
  }

  private void gauge(
      MeterRegistry registry, String name, String what, ToDoubleFunction<CarrierWatch> figure) {
    Gauge.builder(name, watch, figure).description(what).register(registry);
  }
}
