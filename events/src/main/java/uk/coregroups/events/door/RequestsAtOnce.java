package uk.coregroups.events.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.web.filter.OncePerRequestFilter;
import uk.coregroups.events.database.NeedsConnections;

/**
 * Lets so many calls in at once and no more, because each may hold a connection of the database.
 * One that cannot be let in within seconds is told to come again. The cluster, which asks whether
 * the service is alive, does not stand in line: the answer would be no whenever there is one.
 */
final class RequestsAtOnce extends OncePerRequestFilter implements NeedsConnections {

  private static final int AT_MOST = 12;
  private static final int PATIENCE_SECONDS = 5;

  private static final List<String> NOT_IN_LINE = List.of("/livez", "/readyz", "/actuator/");

  private final Semaphore places = new Semaphore(AT_MOST, true);

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return NOT_IN_LINE.stream().anyMatch(request.getRequestURI()::startsWith);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!entered()) {
      response.setHeader("Retry-After", String.valueOf(PATIENCE_SECONDS));
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      places.release();
    }
  }

  private boolean entered() {
    try {
      return places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public int connections() {
    return AT_MOST;
  }
}
