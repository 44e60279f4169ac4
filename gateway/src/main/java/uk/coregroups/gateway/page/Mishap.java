package uk.coregroups.gateway.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What went wrong before any page or route was reached: a page in plain words for a person, problem
 * details (RFC 9457) for a program.
 */
@Controller
class Mishap implements ErrorController {

  private static final Pattern PROGRAMS = Pattern.compile("/(api|webhooks|standalone|internal)/.*");

  @RequestMapping("/error")
  Object said(
      HttpServletRequest request,
      HttpServletResponse response,
      @ModelAttribute("frame") Frame frame,
      Model model) {
    var status = status(request);
    response.setStatus(status.value());
    if (isForPrograms(path(request))) {
      return ResponseEntity.status(status)
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(ProblemDetail.forStatusAndDetail(status, words(status, true)));
    }
    model.addAttribute("title", title(status, frame.signedIn() != null));
    model.addAttribute("words", words(status, frame.signedIn() != null));
    return "problem";
  }

  /** Whether a path is called by programs, which are answered in their own way. */
  static boolean isForPrograms(String path) {
    return PROGRAMS.matcher(path).matches();
  }

  private static String title(HttpStatus status, boolean signedIn) {
    return switch (status) {
      case NOT_FOUND -> "Page not found";
      case FORBIDDEN -> signedIn ? "You cannot open this page" : "You are not signed in any more";
      case CONTENT_TOO_LARGE -> "This is too large";
      default -> "This could not be done";
    };
  }

  private static String words(HttpStatus status, boolean signedIn) {
    return switch (status) {
      case UNAUTHORIZED ->
          "Say who you are: no account or token came with this, or not a right one.";
      case FORBIDDEN ->
          signedIn
              ? "Your account does not allow it, or the page was open for too long."
              : "Nothing has been changed. Sign in and do it once more.";
      case NOT_FOUND ->
          "If you typed the address, check it. If you followed a link, what it led to may be gone.";
      case METHOD_NOT_ALLOWED -> "What is at this address cannot be used in this way.";
      case CONTENT_TOO_LARGE ->
          "What you sent is too large: a file may have 200 MB, a form 2 MB. Nothing has been"
              + " changed.";
      case SERVICE_UNAVAILABLE ->
          "This cannot be done just now. Nothing has been changed. Try again in a few minutes.";
      case TOO_MANY_REQUESTS -> "Too many attempts. Wait a few minutes and try again.";
      default ->
          status.is4xxClientError()
              ? "What was sent could not be understood. Nothing has been changed."
              : "Something went wrong here. Try again in a few minutes.";
    };
  }

  private static HttpStatus status(HttpServletRequest request) {
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION)
        instanceof AuthenticationServiceException) {
      return HttpStatus.SERVICE_UNAVAILABLE; // the identity provider is away
    }
    var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    var known = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
    return known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
  }

  private static String path(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
        ? path
        : "";
  }
}
