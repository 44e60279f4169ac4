package uk.coregroups.gateway.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/** A line for the next page that somebody sees, wherever they land after signing in. */
public final class Notice {

  private static final String KEPT = "notice";

  private Notice() {}

  public static void leave(HttpSession session, String words) {
    session.setAttribute(KEPT, words);
  }

  /** The line that was left, which is shown on one page; home is none, it leads on. */
  static @Nullable String take(HttpServletRequest request) {
    if (request.getAttribute(KEPT) instanceof String words) {
      return words;
    }
    var session = request.getSession(false);
    if (session == null
        || request.getRequestURI().equals("/")
        || !(session.getAttribute(KEPT) instanceof String words)) {
      return null;
    }
    session.removeAttribute(KEPT);
    request.setAttribute(KEPT, words);
    return words;
  }
}
