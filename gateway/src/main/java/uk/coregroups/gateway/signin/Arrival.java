package uk.coregroups.gateway.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/** Leads to the page that was asked for, and tells of wrong passwords that were tried before. */
final class Arrival extends SavedRequestAwareAuthenticationSuccessHandler {

  private final AccountStore accounts;

  Arrival(AccountStore accounts) {
    this.accounts = accounts;
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication who)
      throws ServletException, IOException {
    WrongTries.leave(request.getSession(), "passwords", accounts.takeWrongPasswords(who.getName()));
    super.onAuthenticationSuccess(request, response, who);
  }
}
