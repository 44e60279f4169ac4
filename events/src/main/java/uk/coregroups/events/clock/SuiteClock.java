package uk.coregroups.events.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The clock of one service: the machine's time and how far it has been wound from it.
 *
 * <p>It goes on ticking after it is wound. Sign-in and tokens do not read it; they live in the
 * machine's own time.
 */
public final class SuiteClock extends Clock {

  /** Where the suite's people live; all civil time is read here. */
  public static final ZoneId LONDON = ZoneId.of("Europe/London");

  private final Clock machine;
  private volatile Duration wound;

  public SuiteClock(Clock machine) {
    this(machine, Duration.ZERO);
  }

  /** A clock that is ahead of the machine's from the start. */
  SuiteClock(Clock machine, Duration ahead) {
    this.machine = machine;
    this.wound = ahead;
  }

  /** Sets the clock; it ticks on from there. */
  public void windTo(Instant instant) {
    wound = Duration.between(machine.instant(), instant);
  }

  @Override
  public Instant instant() {
    return machine.instant().plus(wound);
  }

  @Override
  public ZoneId getZone() {
    return LONDON;
  }

  /** Not needed: everyone reads London time. */
  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("The suite's clock shows London time alone");
  }
}
