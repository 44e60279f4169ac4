package uk.coregroups.gateway.signin;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Asks with every page whether somebody is still who they were when they signed in: a session ends
 * at once with the role, password, partnership or mailbox it was opened by.
 *
 * <p>What an identity provider says is asked again when the session is over, see docs/RULES.md.
 */
@Configuration(proxyBeanMethods = false)
class RightsAskedAgain implements WebMvcConfigurer, HandlerInterceptor {

  private final AccountStore accounts;
  private final SignInByCode signInByCode;

  RightsAskedAgain(AccountStore accounts, SignInByCode signInByCode) {
    this.accounts = accounts;
    this.signInByCode = signInByCode;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    // Whoever goes there has nothing to lose, and needs the way in while a service is away.
    registry.addInterceptor(this).excludePathPatterns("/sign-in/**", "/signed-out");
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    var session = request.getSession(false);
    var who = SecurityContextHolder.getContext().getAuthentication();
    if (session == null
        || who == null
        || request.getDispatcherType() != DispatcherType.REQUEST
        || stands(who.getPrincipal(), session)) {
      return true;
    }
    session.invalidate();
    SecurityContextHolder.clearContext();
    response.sendRedirect("/sign-in?ended");
    return false;
  }

  private boolean stands(@Nullable Object principal, HttpSession session) {
    return switch (principal) {
      case Account account ->
          accounts.find(account.getUsername()).filter(account::isSameAs).isPresent();
      case SignInPage.Member member ->
          session.getAttribute(SignInPage.SIGNED_IN_BY) instanceof String mailbox
              && signInByCode
                  .whoHas(mailbox)
                  .filter(now ->
                      now.people().equals(member.signedIn().people())
                          && now.partnerships().equals(member.signedIn().partnerships()))
                  .isPresent();
      case null, default -> true;
    };
  }
}
