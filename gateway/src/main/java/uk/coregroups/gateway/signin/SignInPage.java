package uk.coregroups.gateway.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uk.coregroups.events.text.PlainText;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.pass.Settings;
import uk.coregroups.gateway.pass.SignedIn;

/** The way in: staff by their account, everybody else by a code sent to their mailbox. */
@Controller
class SignInPage {

  static final String MAILBOX = "mailbox";

  private final SignInByCode signInByCode;
  private final Settings settings;
  private final Attempts attempts;

  SignInPage(SignInByCode signInByCode, Settings settings, Attempts attempts) {
    this.signInByCode = signInByCode;
    this.settings = settings;
    this.attempts = attempts;
  }

  @GetMapping("/sign-in")
  String signIn(@RequestParam Map<String, String> parameters, Model model) {
    var form = Form.empty();
    if (parameters.containsKey("wrong")) {
      form = form.with("username", "The account or the password is not right");
    }
    if (parameters.containsKey("slow")) {
      form = form.with("username", "Too many attempts. Wait a few minutes and try again");
    }
    if (parameters.containsKey("stranger")) {
      form =
          form.with("staff", "Your council account has no part in this service. Ask your manager");
    }
    if (parameters.containsKey("provider")) {
      form = form.with("staff", "The council's own sign-in did not let you in. Try again later");
    }
    return show(form, model);
  }

  @PostMapping("/sign-in/code")
  String send(Form form, HttpServletRequest request, Model model) {
    var mailbox = PlainText.line(form.value(MAILBOX));
    if (!mailbox.matches("[^@\\s]+@[^@\\s]+")) {
      return show(form.with(MAILBOX, "Enter the e-mail address we write to you at"), model);
    }
    if (attempts.tooMany("code", mailbox) || attempts.tooMany("codes", request.getRemoteAddr())) {
      return show(form.with(MAILBOX, "Too many codes. Wait a few minutes and try again"), model);
    }
    if (!signInByCode.send(mailbox)) {
      return show(
          form.with(MAILBOX, "No code can be sent just now. Try again in a few minutes"), model);
    }
    request.getSession().setAttribute(MAILBOX, mailbox);
    return "redirect:/sign-in/code";
  }

  private String show(Form form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("accounts", settings.storesAccounts());
    return "signin/sign-in";
  }

  @GetMapping("/sign-in/code")
  String code(HttpServletRequest request, Model model) {
    if (mailbox(request) == null) {
      return "redirect:/sign-in";
    }
    model.addAttribute("form", Form.empty());
    return "signin/code";
  }

  @PostMapping("/sign-in/code/enter")
  String enter(Form form, HttpServletRequest request, HttpServletResponse response, Model model) {
    var mailbox = mailbox(request);
    if (mailbox == null) {
      return "redirect:/sign-in";
    }
    var code = form.value("code").replaceAll("\\s", "");
    var who =
        attempts.tooMany("enter", request.getRemoteAddr())
            ? Optional.<SignedIn>empty()
            : signInByCode.signIn(mailbox, code);
    if (who.isEmpty()) {
      model.addAttribute(
          "form", form.with("code", "This code is not right, or it is more than ten minutes old"));
      return "signin/code";
    }
    signIn(new Member(who.get()), request, response);
    return "redirect:/mine";
  }

  private static void signIn(
      Member member, HttpServletRequest request, HttpServletResponse response) {
    request.changeSessionId();
    request.getSession().removeAttribute(MAILBOX);
    new HttpSessionCsrfTokenRepository().saveToken(null, request, response);
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(
            member, null, Account.authorities(member.signedIn())));
    SecurityContextHolder.setContext(context);
    new HttpSessionSecurityContextRepository().saveContext(context, request, response);
  }

  private static @Nullable String mailbox(HttpServletRequest request) {
    var session = request.getSession(false);
    return session == null ? null : (String) session.getAttribute(MAILBOX);
  }

  /** A member of core groups who has signed in by a code. */
  record Member(SignedIn signedIn)
      implements SignedIn.Known, AuthenticatedPrincipal, java.io.Serializable {

    @Override
    public String getName() {
      return signedIn.id();
    }
  }
}
