package uk.coregroups.gateway.signin;

import jakarta.servlet.http.HttpSession;
import uk.coregroups.gateway.page.Notice;

/** Tells the owner of an account or a mailbox that somebody has tried to come in as them. */
final class WrongTries {

  /** Fewer are their own slips. */
  private static final int WORTH_TELLING = 3;

  private WrongTries() {}

  /**
   * Leaves a notice for the next page.
   *
   * @param what was tried: "codes" or "passwords"
   */
  static void leave(HttpSession session, String what, int howMany) {
    if (howMany >= WORTH_TELLING) {
      Notice.leave(
          session,
          howMany
              + " wrong "
              + what
              + " were tried for you before you signed in. If that was not you, ring us.");
    }
  }
}
