package uk.coregroups.gateway.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the session's cookie from what needs no session: there nobody asks the database, so that a
 * link in a letter opens whatever has become of the database or the session.
 */
final class SessionCookie extends OncePerRequestFilter {

  private final String name;

  SessionCookie(String name) {
    this.name = name;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean open = OpenPaths.EVERYBODY.matches(request) || OpenPaths.PROGRAMS.matches(request);
    chain.doFilter(open || isErrorThere(request) ? new Without(request) : request, response);
  }

  /** Also where the page of an error is made. */
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  private static boolean isErrorThere(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
        && (path.startsWith("/a/") || path.startsWith("/assets/") || path.startsWith("/api/"));
  }

  private final class Without extends HttpServletRequestWrapper {

    Without(HttpServletRequest request) {
      super(request);
    }

    @Override
    public Cookie @Nullable [] getCookies() {
      var all = super.getCookies();
      return all == null
          ? null
          : Arrays.stream(all)
              .filter(cookie -> !cookie.getName().equals(name))
              .toArray(Cookie[]::new);
    }
  }
}
