package uk.coregroups.gateway.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import uk.coregroups.events.database.Unavailable;
import uk.coregroups.gateway.pass.Settings;

/**
 * Says that the gateway's own database is away: sessions, codes and stored accounts are there. It
 * stands around everything that reads them, and asks no session who is here.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class DatabaseAway extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseAway.class);

  private static final String RETRY_AFTER_SECONDS = "30";

  private final Screens screens;
  private final Settings settings;

  DatabaseAway(Screens screens, Settings settings) {
    this.screens = screens;
    this.settings = settings;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException | RuntimeException e) {
      if (!Unavailable.is(e) || response.isCommitted()) {
        throw e;
      }
      LOG.warn("A page could not be shown: the gateway's database is away");
      say(request, response);
    }
  }

  /** Also where the page of an error is made. */
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  private void say(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    if (Mishap.isForPrograms(request.getRequestURI())) {
      response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
      return;
    }
    response.resetBuffer();
    response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    var page =
        Map.<String, Object>of(
            "frame",
            new Frame(settings.neutralName(), null, request.getRequestURI(), "", "", null),
            "title",
            Around.AWAY,
            "words",
            Around.away(request));
    screens.write("problem", page, request, response);
  }
}
