package uk.coregroups.gateway.services;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.worker.Pulse;

/**
 * What is between the services, and how each of their threads is: the same in each of them.
 *
 * @param unread null while the broker is away
 * @param dead how many dead letters there are, which may be more than are listed; null while the
 *     broker is away
 * @param clockSkew how far its clock is behind the database's, if that is too far
 */
public record OnItsWay(
    Count untold,
    @Nullable String trouble,
    @Nullable Integer unread,
    Count early,
    List<Gap> gaps,
    @Nullable Integer dead,
    List<DeadLetter> deadLetters,
    List<Pulse> workers,
    @Nullable Duration clockSkew) {

  /** A service that has not been upgraded yet leaves some of it out. */
  public OnItsWay {
    gaps = orNone(gaps);
    deadLetters = orNone(deadLetters);
    workers = orNone(workers);
  }

  private static <T> List<T> orNone(@Nullable List<T> some) {
    return some == null ? List.of() : some;
  }

  /** How many dead letters are known to lie there. */
  public int deadAtLeast() {
    return dead == null ? deadLetters.size() : Math.max(dead, deadLetters.size());
  }

  /** Whether a thread of this name, or one of several, has died or does not get round. */
  public boolean isStopped(String name) {
    return workers.stream().anyMatch(one -> one.worker().startsWith(name) && !one.alive());
  }

  public record Count(long count, @Nullable Instant oldest) {}

  /** An event that has not come, and how many wait for it. */
  public record Gap(String family, UUID stream, long missing, int waiting, Instant since) {}

  /** A message nobody could read, without its content. */
  public record DeadLetter(
      String id,
      String queue,
      String type,
      @Nullable UUID stream,
      @Nullable Long number,
      String reason,
      Instant since) {}
}
