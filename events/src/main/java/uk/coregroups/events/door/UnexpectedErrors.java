package uk.coregroups.events.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Logs a call that failed: by the kinds of its errors and the place, never by their words, for
 * these often quote what was typed. The server's own report of it, which would, is turned off in
 * {@code suite.yaml}.
 */
public final class UnexpectedErrors extends OncePerRequestFilter implements Ordered {

  private static final Logger LOG = LoggerFactory.getLogger(UnexpectedErrors.class);
  private static final String OURS = "uk.coregroups.";

  /** Causes may go round in a circle. */
  private static final int MOST = 20;

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException | RuntimeException | Error e) {
      LOG.error("A call failed: {}", told(e));
      throw e;
    }
  }

  /** Around everything but what tells where a call comes from. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE + 5;
  }

  /** Also where the page of an error is made. */
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  /** The errors, each caused by the next, and the places of the last: where, and where in ours. */
  private static String told(Throwable failure) {
    var kinds = new ArrayList<String>();
    var first = failure;
    for (Throwable one = failure; one != null && kinds.size() < MOST; one = one.getCause()) {
      kinds.add(one.getClass().getName());
      first = one;
    }
    var trace = first.getStackTrace();
    var places =
        Stream.concat(
                Stream.of(trace).limit(1),
                Stream.of(trace).filter(place -> place.getClassName().startsWith(OURS)).limit(3))
            .distinct()
            .toList();
    return String.join(" from ", kinds) + " at " + places;
  }
}
