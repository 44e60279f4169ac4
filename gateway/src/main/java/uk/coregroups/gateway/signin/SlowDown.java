package uk.coregroups.gateway.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets nobody try passwords as fast as they can type, on the page or at the API. */
final class SlowDown extends OncePerRequestFilter {

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
    if (account == null || !attempts.passwordsAreSpent(account)) {
      chain.doFilter(request, response);
    } else if (page) {
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
