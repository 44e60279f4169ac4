package uk.coregroups.notification.post;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.clock.Round;
import uk.coregroups.events.clock.Waking;
import uk.coregroups.notification.letter.Letter;

/**
 * How many letters stand where, and how old the oldest of them is.
 *
 * <p>They are counted every fifteen seconds, however often somebody asks. What could not be counted
 * for a minute is not known, and so no number at all.
 */
@Component
class LetterFigures implements Round, MeterBinder {

  private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(15);
  private static final Duration KNOWN_FOR = Duration.ofMinutes(1);

  private final Supplier<Map<Letter.State, PostStanding.Standing>> standing;
  private final Clock clock;
  private volatile @Nullable Counted counted;

  @Autowired
  LetterFigures(PostStanding standing, Clock clock) {
    this(standing::byState, clock);
  }

  LetterFigures(Supplier<Map<Letter.State, PostStanding.Standing>> standing, Clock clock) {
    this.standing = standing;
    this.clock = clock;
  }

  @Override
  public void run() {
    try {
      counted = new Counted(Sight.HOUSE.call(standing::get), System.nanoTime());
    } catch (RuntimeException e) {
      counted = null;
      throw e;
    }
  }

  @Override
  public Waking waking() {
    return new Waking.Every("letter-figures", BETWEEN_COUNTS);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (var state : PostStanding.COUNTED) {
      var label = state.name().toLowerCase(Locale.ROOT);
      Gauge.builder("coregroups.letters", this, all -> all.letters(state))
          .description("Letters that have not reached anybody, by what has become of them")
          .tag("standing", label)
          .register(registry);
      Gauge.builder("coregroups.letters.age.seconds", this, all -> all.secondsOfOldest(state))
          .description("How long the oldest of them has been so, or due")
          .tag("standing", label)
          .register(registry);
    }
  }

  private double letters(Letter.State state) {
    var known = known();
    return known == null
        ? Double.NaN
        : known.getOrDefault(state, PostStanding.Standing.NOTHING).letters();
  }

  private double secondsOfOldest(Letter.State state) {
    var known = known();
    if (known == null) {
      return Double.NaN;
    }
    var since = known.getOrDefault(state, PostStanding.Standing.NOTHING).since();
    return since == null ? 0 : Math.max(0, secondsSince(since));
  }

  private double secondsSince(Instant since) {
    return Duration.between(since, clock.instant()).toMillis() / 1e3;
  }

  private @Nullable Map<Letter.State, PostStanding.Standing> known() {
    var last = counted;
    return last != null && System.nanoTime() - last.at < KNOWN_FOR.toNanos() ? last.all : null;
  }

  private record Counted(Map<Letter.State, PostStanding.Standing> all, long at) {}
}
