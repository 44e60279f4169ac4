package uk.coregroups.gateway.services;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking a service: its answer, or that it is away. A page that could not check says
 * so.
 *
 * @param answer null if the service is away
 */
public record Heard<T>(@Nullable T answer) {

  public boolean isAway() {
    return answer == null;
  }

  /** The answer, which must be there. */
  public T get() {
    if (answer == null) {
      throw new IllegalStateException("The service was away");
    }
    return answer;
  }

  public <R> R or(Function<T, R> ifHeard, R ifAway) {
    return answer == null ? ifAway : ifHeard.apply(answer);
  }
}
