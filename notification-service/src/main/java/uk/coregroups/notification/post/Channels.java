package uk.coregroups.notification.post;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import uk.coregroups.events.ids.LetterId;

/**
 * Which channels letters go by now, a circuit breaker for each.
 *
 * <p>A refusal that is meant for us, or a server that is away, interrupts the channel: letters wait
 * for it, and one at a time is tried, at growing intervals, until one goes; at the longest one
 * where it was reported of texts that had been taken, for that takes a while. They are told by the
 * machine's own ticking, so that a clock that was set does not stretch them.
 *
 * <p>The desk alone changes it; senders, pages and metrics look.
 */
@Component
class Channels {

  private static final Logger LOG = LoggerFactory.getLogger(Channels.class);
  private static final Duration FIRST_INTERVAL = Duration.ofSeconds(2);
  private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(1);

  private final InterruptionRepository store;
  // By the machine's own ticking, and forgotten with it: then a letter counts as never refused.
  private final Map<Channel, Long> lastTaken = new ConcurrentHashMap<>();
  private final Map<LetterId, Long> lastRefused = new ConcurrentHashMap<>();
  private final Map<Channel, Trial> trials = new ConcurrentHashMap<>();
  private final Set<Channel> backlog = EnumSet.noneOf(Channel.class);
  private volatile Map<Channel, Interruption> interrupted = Map.of();

  Channels(InterruptionRepository store) {
    this.store = store;
  }

  /** Why nothing goes by a channel; null while letters go. */
  @Nullable Interruption interruption(Channel channel) {
    return interrupted.get(channel);
  }

  /** A letter has gone, by whichever sender. */
  void took(Channel channel, LetterId letter) {
    lastTaken.put(channel, System.nanoTime());
    lastRefused.remove(letter);
  }

  /** A letter was refused or put off, and may be tried again. */
  void refused(LetterId letter) {
    lastRefused.put(letter, System.nanoTime());
  }

  /** It is not tried again. */
  void forget(LetterId letter) {
    lastRefused.remove(letter);
  }

  /** Whether others have gone by a channel since this one was last refused: not all are, then. */
  boolean othersWent(Channel channel, LetterId letter) {
    var taken = lastTaken.get(channel);
    var refused = lastRefused.get(letter);
    return taken != null && refused != null && taken - refused > 0;
  }

  /** As the database has it, after a start or when another node may have changed it. */
  void load() {
    var known = new EnumMap<Channel, Interruption>(Channel.class);
    store.all().forEach(one -> known.put(one.channel(), one));
    become(known);
  }

  /**
   * What was begun before may not have come to its end: letters may wait for a channel that is
   * open, and none but those in hand try one.
   */
  void takeUp(Set<LetterId> inHand) {
    backlog.addAll(List.of(Channel.values()));
    trials.replaceAll((channel, trial) -> trial.unlessIn(inHand));
  }

  /** Open channels for which letters may still wait. */
  Set<Channel> backlog() {
    var open = EnumSet.noneOf(Channel.class);
    backlog.stream().filter(one -> !interrupted.containsKey(one)).forEach(open::add);
    return open;
  }

  void noBacklog(Channel channel) {
    backlog.remove(channel);
  }

  /**
   * What the reports of senders make of it; saved, but not so for anybody before it is committed.
   */
  Map<Channel, Interruption> after(Collection<Result> results, Instant now) {
    var next = new EnumMap<Channel, Interruption>(Channel.class);
    next.putAll(interrupted);
    for (var result : results) {
      switch (result) {
        case Result.Interrupted one ->
            next.merge(
                one.channel(),
                new Interruption(one.channel(), one.refused(), false, now, one.reason()),
                Interruption::then);
        // Whatever broke may break under the next one as well: one letter is uncertain, not all.
        case Result.Uncertain one when one.channel() == Channel.TEXT ->
            next.merge(
                one.channel(),
                new Interruption(one.channel(), false, false, now, one.reason()),
                Interruption::then);
        // One that was on its way already proves nothing.
        case Result.Accepted one when one.draft().trial() ->
            next.computeIfPresent(
                one.channel(), (channel, known) -> known.reported() ? known : null);
        default -> {}
      }
    }
    save(next);
    return next;
  }

  private void save(Map<Channel, Interruption> next) {
    for (var channel : Channel.values()) {
      var now = next.get(channel);
      var before = interrupted.get(channel);
      if (now == null && before != null) {
        store.end(channel);
      } else if (now != null && !now.equals(before)) {
        store.save(now);
      }
    }
  }

  /** It is committed. */
  void become(Map<Channel, Interruption> next) {
    for (var channel : Channel.values()) {
      boolean was = interrupted.containsKey(channel);
      var now = next.get(channel);
      if (was && now == null) {
        LOG.info("Letters go again: {}", channel);
        trials.remove(channel);
        backlog.add(channel);
      } else if (!was && now != null) {
        LOG.warn("Letters wait: {} {}", channel, now.refused() ? "is refused to us" : "is away");
        trials.put(channel, Trial.first(now.reported() ? LONGEST_INTERVAL : FIRST_INTERVAL));
      }
    }
    interrupted = Map.copyOf(next);
  }

  /** The interrupted channels that are to be tried now. */
  List<Channel> toTry() {
    return interrupted.keySet().stream()
        .filter(one -> trials.getOrDefault(one, Trial.atOnce()).isDue())
        .toList();
  }

  /** A letter tries a channel. */
  void trying(Channel channel, LetterId letter) {
    trials.merge(channel, Trial.atOnce().with(letter), (trial, first) -> trial.with(letter));
  }

  /** What became of it is known. */
  void tried(LetterId letter) {
    trials.replaceAll((channel, trial) -> trial.of(letter) ? trial.over() : trial);
  }

  /** Does not wait for the interval's end: somebody has wound the clock. */
  void tryAtOnce() {
    trials.replaceAll((channel, trial) -> trial.now());
  }

  /** Whether it is we who are refused. */
  boolean isRefused(Channel channel) {
    var one = interrupted.get(channel);
    return one != null && one.refused();
  }

  /**
   * The trials of a channel.
   *
   * @param letter the one on its way
   * @param next when the next may go, in the time of {@link System#nanoTime()}
   */
  private record Trial(Optional<LetterId> letter, long next, Duration interval) {

    static Trial first(Duration after) {
      return new Trial(Optional.empty(), System.nanoTime() + after.toNanos(), after);
    }

    static Trial atOnce() {
      return new Trial(Optional.empty(), System.nanoTime(), FIRST_INTERVAL);
    }

    boolean isDue() {
      return letter.isEmpty() && System.nanoTime() - next >= 0;
    }

    boolean of(LetterId one) {
      return letter.filter(one::equals).isPresent();
    }

    /** Over, if its letter is in nobody's hand. */
    Trial unlessIn(Set<LetterId> inHand) {
      return letter.filter(one -> !inHand.contains(one)).isPresent() ? over() : this;
    }

    Trial with(LetterId one) {
      return new Trial(Optional.of(one), next, interval);
    }

    Trial over() {
      var longer = interval.multipliedBy(2);
      return new Trial(
          Optional.empty(),
          System.nanoTime() + interval.toNanos(),
          longer.compareTo(LONGEST_INTERVAL) < 0 ? longer : LONGEST_INTERVAL);
    }

    Trial now() {
      return new Trial(letter, System.nanoTime(), FIRST_INTERVAL);
    }
  }
}
