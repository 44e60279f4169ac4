package uk.coregroups.events.clock;

import java.time.Duration;
import java.time.LocalTime;

/** When a round is run. */
public sealed interface Waking {

  /** By Quartz, or by another round. */
  record BySomebodyElse() implements Waking {}

  /** Over and over, with so long in between. */
  record Every(String name, Duration pause) implements Waking {}

  /** Once a day, at this time in London or as soon after it as can be. */
  record Nightly(String name, LocalTime from) implements Waking {}
}
