package uk.coregroups.gateway.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.servlet.support.RequestContextUtils;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.NotAnId;
import uk.coregroups.gateway.pass.Settings;
import uk.coregroups.gateway.pass.SignedIn;
import uk.coregroups.gateway.services.Away;
import uk.coregroups.gateway.services.Refused;

/** Puts the frame around every page, and says in words what went wrong where no form can. */
@ControllerAdvice(annotations = Controller.class)
class Around {

  private static final Logger LOG = LoggerFactory.getLogger(Around.class);
  private static final String NOTICE = "notice";

  static final String AWAY = "Part of this service is not answering";

  private final Settings settings;
  private final Clock clock;

  Around(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @ModelAttribute("frame")
  Frame frame(HttpServletRequest request) {
    var who = who();
    var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    var flash = RequestContextUtils.getInputFlashMap(request);
    return new Frame(
        who == null || who.is(Role.MEMBER) ? settings.neutralName() : settings.council(),
        who,
        request.getRequestURI(),
        csrf == null ? "" : csrf.getParameterName(),
        csrf == null ? "" : csrf.getToken(),
        flash == null ? Notice.take(request) : (String) flash.get(NOTICE));
  }

  @ModelAttribute("today")
  LocalDate today() {
    return LocalDate.now(clock);
  }

  @ExceptionHandler({Away.class, ResourceAccessException.class})
  String away(Exception e, HttpServletRequest request, HttpServletResponse response, Model model) {
    LOG.warn("A page could not be shown: {}", e.getClass().getSimpleName());
    return problem(HttpStatus.SERVICE_UNAVAILABLE, AWAY, away(request), request, response, model);
  }

  /** What is known while something is away. */
  static String away(HttpServletRequest request) {
    return request.getMethod().equals("POST")
        ? "What you sent may or may not have been saved. Try again in a few minutes, and look"
            + " first whether it is there."
        : "Nothing has been changed. Try again in a few minutes.";
  }

  @ExceptionHandler
  String refused(Refused e, HttpServletRequest request, HttpServletResponse response, Model model) {
    if (e.isUnknown()) {
      return notFound(request, response, model);
    }
    if (e.isForbidden()) {
      return problem(
          HttpStatus.FORBIDDEN,
          "You cannot open this page",
          "Your account does not allow it.",
          request,
          response,
          model);
    }
    var words = e.wrongs().isEmpty() ? "" : e.wrongs().getFirst().words();
    return problem(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "This could not be done",
        "Nothing has been changed. What stands in the way: it " + words + ".",
        request,
        response,
        model);
  }

  /** No such page; or a page of something that is not there, such as a rule nobody knows. */
  @ExceptionHandler({NoResourceFoundException.class, NoSuchElementException.class})
  String notFound(HttpServletRequest request, HttpServletResponse response, Model model) {
    return problem(
        HttpStatus.NOT_FOUND,
        "Page not found",
        "If you typed the address, check it. If you followed a link, what it led to may be gone.",
        request,
        response,
        model);
  }

  /** What belongs to a path leads nowhere; anything else was not what a page has offered. */
  @ExceptionHandler
  String wrongKind(
      MethodArgumentTypeMismatchException e,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    return e.getParameter().hasParameterAnnotation(PathVariable.class)
        ? notFound(request, response, model)
        : unreadable(request, response, model);
  }

  /** A search of another session, or one of which too many came since. */
  @ExceptionHandler
  String forgotten(
      SearchForgotten e, HttpServletRequest request, HttpServletResponse response, Model model) {
    return problem(
        HttpStatus.GONE,
        "This search is no longer known: search again",
        "Searches are kept while you are signed in, the last 20 of them. Go back to the page and"
            + " type what you look for once more.",
        request,
        response,
        model);
  }

  /** Something was sent that no form of ours sends. */
  @ExceptionHandler({NotAnId.class, NotOffered.class, MultipartException.class})
  String unreadable(HttpServletRequest request, HttpServletResponse response, Model model) {
    return problem(
        HttpStatus.BAD_REQUEST,
        "This cannot be read",
        "A date, a number or a choice in it is not one that this page knows. Nothing has been"
            + " changed. Go back and choose again.",
        request,
        response,
        model);
  }

  private String problem(
      HttpStatus status,
      String title,
      String words,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    response.setStatus(status.value());
    model.addAttribute("frame", frame(request));
    model.addAttribute("title", title);
    model.addAttribute("words", words);
    return "problem";
  }

  private static @Nullable SignedIn who() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof SignedIn.Known known
        ? known.signedIn()
        : null;
  }
}
