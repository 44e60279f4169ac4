package uk.coregroups.gateway.answer;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Objects;
import uk.coregroups.events.ids.InvitationId;

/**
 * Somebody at the page of a link.
 *
 * @param token the link's own
 * @param browser what their browser calls itself: another program than opened the page is told
 */
record Visit(InvitationId invitation, String token, String browser, Instant now) {

  static Visit of(InvitationId invitation, String token, HttpServletRequest request, Instant now) {
    var browser = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
    return new Visit(invitation, token, browser, now);
  }

  /** Proof that they opened the page that shows this time. */
  String opened(String shown, PageToken tokens) {
    return tokens.write(now, "opened", invitation.toString(), browser, shown);
  }

  boolean hasOpened(String shown, String proof, PageToken tokens) {
    return tokens.isGood(proof, now, "opened", invitation.toString(), browser, shown);
  }

  /** Proof that they were asked to press once more. */
  String askedAgain(String shown, String answer, PageToken tokens) {
    return tokens.write(now, "asked again", invitation.toString(), browser, shown, answer);
  }

  boolean wasAskedAgain(String shown, String answer, String proof, PageToken tokens) {
    return tokens.isGood(proof, now, "asked again", invitation.toString(), browser, shown, answer);
  }
}
