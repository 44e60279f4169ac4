package uk.coregroups.gateway.pass;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import uk.coregroups.events.door.Role;

/**
 * Turns away files of those who may send none, before a byte is read.
 *
 * <p>The look for a form's hidden token reads the whole form, and a file in it is written to disk:
 * whoever has not signed in could fill it.
 */
public final class FilesFromStaff extends OncePerRequestFilter {

  private static final Set<String> SENDERS =
      Set.of("ROLE_" + Role.OPERATOR, "ROLE_" + Role.ADMINISTRATOR);

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isFile(request) && !maySend()) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isFile(HttpServletRequest request) {
    var type = request.getContentType();
    return type != null && type.regionMatches(true, 0, "multipart/", 0, "multipart/".length());
  }

  private static boolean maySend() {
    var who = SecurityContextHolder.getContext().getAuthentication();
    return who != null
        && who.getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .anyMatch(SENDERS::contains);
  }
}
