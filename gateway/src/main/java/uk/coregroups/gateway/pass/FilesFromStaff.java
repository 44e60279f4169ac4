package uk.coregroups.gateway.pass;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import uk.coregroups.events.door.Role;

/**
 * Turns away files of those who may send none, before a byte is read, what is too large, and more
 * than the disk has room for.
 *
 * <p>The look for a form's hidden token reads the whole form, and a file in it is written to disk:
 * whoever has not signed in could fill it.
 */
public final class FilesFromStaff extends OncePerRequestFilter {

  private static final Set<String> SENDERS =
      Set.of("ROLE_" + Role.OPERATOR, "ROLE_" + Role.ADMINISTRATOR);

  /** So many of the largest files have room in {@code /tmp}; see docs/limits.md. */
  private static final int FILES_AT_ONCE = 2;

  /** As spring.servlet.multipart.max-request-size, which would be found out in the middle. */
  private static final DataSize LARGEST = DataSize.ofMegabytes(201);

  /** As server.tomcat.max-http-form-post-size, which would be found out in the middle, too. */
  private static final DataSize LARGEST_FORM = DataSize.ofMegabytes(2);

  private static final Semaphore PLACES = new Semaphore(FILES_AT_ONCE);

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean file = is("multipart/", request);
    if (file && !maySend()) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else if (isTooLarge(file ? LARGEST : LARGEST_FORM, request)) {
      response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    } else if (!file) {
      chain.doFilter(request, response);
    } else if (!PLACES.tryAcquire()) {
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    } else {
      try {
        chain.doFilter(request, response);
      } finally {
        PLACES.release();
      }
    }
  }

  /** What is no form at all is measured where it is passed on. */
  private static boolean isTooLarge(DataSize largest, HttpServletRequest request) {
    return request.getContentLengthLong() > largest.toBytes()
        && (is("multipart/", request) || is("application/x-www-form-urlencoded", request));
  }

  private static boolean is(String kind, HttpServletRequest request) {
    var type = request.getContentType();
    return type != null && type.regionMatches(true, 0, kind, 0, kind.length());
  }

  private static boolean maySend() {
    var who = SecurityContextHolder.getContext().getAuthentication();
    return who != null
        && who.getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .anyMatch(SENDERS::contains);
  }
}
