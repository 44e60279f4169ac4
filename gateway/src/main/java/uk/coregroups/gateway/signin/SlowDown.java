package uk.coregroups.gateway.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets nobody try passwords as fast as they can type. */
final class SlowDown extends OncePerRequestFilter {

  private final Attempts attempts;

  SlowDown(Attempts attempts) {
    this.attempts = attempts;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("POST")
        || !request.getServletPath().equals("/sign-in/staff");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (attempts.tooMany("staff " + request.getParameter("username"))) {
      response.sendRedirect("/sign-in?slow");
    } else {
      chain.doFilter(request, response);
    }
  }
}
