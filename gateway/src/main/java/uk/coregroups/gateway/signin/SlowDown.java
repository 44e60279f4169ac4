package uk.coregroups.gateway.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets nobody try passwords as fast as they can type, on the page or at the API: where too many
 * were wrong, one is looked at after the other, each after a pause. A right one is still right.
 */
final class SlowDown extends OncePerRequestFilter {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Who stands further back in the queue is sent away, and has not been looked at. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final Attempts attempts;
  private final BasicAuthenticationConverter basic = new BasicAuthenticationConverter();

  SlowDown(Attempts attempts) {
    this.attempts = attempts;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean page = request.getServletPath().equals("/sign-in/staff");
    var account = page ? request.getParameter("username") : accountOf(request);
    var from = Origin.of(request.getRemoteAddr());
    if (account == null) {
      chain.doFilter(request, response);
      return;
    }
    var sideBySide = attempts.sideBySide(account, from);
    if (!waited(sideBySide, Duration.ZERO)) {
      refuse(page, response);
      return;
    }
    try {
      if (attempts.passwordsAreSpent(account, from)) {
        inTurn(attempts.turn(account, from), page, request, response, chain);
      } else {
        chain.doFilter(request, response);
      }
    } finally {
      sideBySide.release();
    }
  }

  private static void inTurn(
      Semaphore turn,
      boolean page,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    if (!waited(turn, PAUSE)) {
      refuse(page, response);
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      turn.release();
    }
  }

  private static boolean waited(Semaphore turn, Duration pause) {
    try {
      if (!turn.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void refuse(boolean page, HttpServletResponse response) throws IOException {
    if (page) {
      response.sendRedirect("/sign-in?slow");
    } else {
      response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
    }
  }

  private @Nullable String accountOf(HttpServletRequest request) {
    try {
      var claimed = basic.convert(request);
      return claimed == null ? null : claimed.getName();
    } catch (BadCredentialsException e) {
      return null; // no password to be tried; the chain refuses it
    }
  }
}
