package uk.coregroups.gateway.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
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
import uk.coregroups.gateway.signin.SignInByCode.Asked;

/** The way in: staff by their account, everybody else by a code sent to their mailbox. */
@Controller
class SignInPage {

  static final String MAILBOX = "mailbox";

  /** Which of the codes that were asked for is this browser's. */
  static final String REQUEST = "code-request";

  /** The mailbox somebody has signed in by, of which membership is asked again. */
  static final String SIGNED_IN_BY = "signed-in-by";

  private static final String TOO_MANY =
      "Too many codes have been sent to this address or asked for from where you are. Use the last"
          + " one, try again tomorrow, or ring us";

  private final SignInByCode signInByCode;
  private final Settings settings;

  SignInPage(SignInByCode signInByCode, Settings settings) {
    this.signInByCode = signInByCode;
    this.settings = settings;
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
    if (parameters.containsKey("ended")) {
      form =
          form.with(
              settings.storesAccounts() ? "username" : "staff",
              "What you may do here has changed, or you signed in too long ago. Sign in again");
    }
    if (parameters.containsKey("stranger")) {
      form =
          form.with("staff", "Your council account has no part in this service. Ask your manager");
    }
    if (parameters.containsKey("taken")) {
      form =
          form.with(
              "staff",
              "The name you sign in with belonged to somebody else here. Ask whoever runs this"
                  + " service");
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
    return switch (signInByCode.send(mailbox, Origin.of(request.getRemoteAddr()))) {
      case Asked.TooMany _ -> show(form.with(MAILBOX, TOO_MANY), model);
      case Asked.ServicesAway _ ->
          show(
              form.with(MAILBOX, "No code can be sent just now. Try again in a few minutes"),
              model);
      case Asked.OnItsWay(var asked) -> {
        request.getSession().setAttribute(MAILBOX, mailbox);
        request.getSession().setAttribute(REQUEST, asked.toString());
        yield "redirect:/sign-in/code";
      }
    };
  }

  private String show(Form form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("accounts", settings.storesAccounts());
    return "signin/sign-in";
  }

  @GetMapping("/sign-in/code")
  String code(HttpServletRequest request, Model model) {
    if (kept(MAILBOX, request) == null) {
      return "redirect:/sign-in";
    }
    model.addAttribute("form", Form.empty());
    return "signin/code";
  }

  @PostMapping("/sign-in/code/enter")
  String enter(Form form, HttpServletRequest request, HttpServletResponse response, Model model) {
    var mailbox = kept(MAILBOX, request);
    var asked = kept(REQUEST, request);
    if (mailbox == null || asked == null) {
      return "redirect:/sign-in";
    }
    var code = form.value("code").replaceAll("\\s", "");
    var codeRequest = UUID.fromString(asked);
    var who = signInByCode.signIn(codeRequest, mailbox, code);
    if (who.isEmpty()) {
      model.addAttribute(
          "form", form.with("code", "This code is not right, or it is more than ten minutes old"));
      return "signin/code";
    }
    signIn(new Member(who.get()), request, response);
    request.getSession().setAttribute(SIGNED_IN_BY, mailbox);
    WrongTries.leave(request.getSession(), "codes", signInByCode.wrong(mailbox));
    return "redirect:/mine";
  }

  private static void signIn(
      Member member, HttpServletRequest request, HttpServletResponse response) {
    request.changeSessionId();
    request.getSession().removeAttribute(MAILBOX);
    request.getSession().removeAttribute(REQUEST);
    new HttpSessionCsrfTokenRepository().saveToken(null, request, response);
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(
            member, null, Account.authorities(member.signedIn())));
    SecurityContextHolder.setContext(context);
    new HttpSessionSecurityContextRepository().saveContext(context, request, response);
  }

  private static @Nullable String kept(String what, HttpServletRequest request) {
    var session = request.getSession(false);
    return session == null ? null : (String) session.getAttribute(what);
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
