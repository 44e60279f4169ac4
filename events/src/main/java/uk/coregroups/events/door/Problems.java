package uk.coregroups.events.door;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import uk.coregroups.events.door.Outcome.Done;
import uk.coregroups.events.door.Outcome.Refused;
import uk.coregroups.events.door.Outcome.Unknown;
import uk.coregroups.events.door.Outcome.Wrong;

/**
 * Turns what went wrong into problem details (RFC 9457) with an {@code errors} list of fields and
 * words, and an {@link Outcome} into its answer.
 */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler implements ResponseBodyAdvice<Object> {

  @Override
  public boolean supports(
      MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
    return Outcome.class.isAssignableFrom(returned.getParameterType());
  }

  @Override
  public @Nullable Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter returned,
      MediaType type,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    return switch ((Outcome<?>) body) {
      case null -> null;
      case Done<?>(var value) -> value;
      case Refused<?>(var wrongs) -> problem(response, HttpStatus.UNPROCESSABLE_CONTENT, wrongs);
      case Unknown<?>(var what) ->
          problem(response, HttpStatus.NOT_FOUND, List.of(new Wrong("id", what)));
    };
  }

  @ExceptionHandler
  ProblemDetail notAllowed(Caller.NotAllowed refusal) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, refusal.getMessage());
  }

  @ExceptionHandler
  ProblemDetail wrongKind(MethodArgumentTypeMismatchException e) {
    var words =
        PageNumbers.isOne(e.getName())
            ? "must be the number of a page, from 1 on"
            : wordsFor(e.getRequiredType());
    return detail(HttpStatus.BAD_REQUEST, List.of(new Wrong(e.getName(), words)));
  }

  @Override
  protected ResponseEntity<Object> handleMissingServletRequestParameter(
      MissingServletRequestParameterException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var wrong = new Wrong(e.getParameterName(), "must be there");
    return ResponseEntity.badRequest().body(detail(HttpStatus.BAD_REQUEST, List.of(wrong)));
  }

  @Override
  protected ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var wrongs = new ArrayList<Wrong>();
    for (var error : e.getBindingResult().getAllErrors()) {
      var field = error instanceof FieldError one ? one.getField() : error.getObjectName();
      wrongs.add(new Wrong(field, String.valueOf(error.getDefaultMessage())));
    }
    return ResponseEntity.badRequest().body(detail(HttpStatus.BAD_REQUEST, wrongs));
  }

  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var wrong =
        e.getCause() instanceof DatabindException fit
            ? new Wrong(path(fit), wordsFor(targetOf(fit)))
            : new Wrong("body", "must be JSON that can be read");
    return ResponseEntity.badRequest().body(detail(HttpStatus.BAD_REQUEST, List.of(wrong)));
  }

  private static Class<?> targetOf(DatabindException e) {
    return e instanceof tools.jackson.databind.exc.MismatchedInputException mismatch
            && mismatch.getTargetType() != null
        ? mismatch.getTargetType()
        : Object.class;
  }

  /** The field as the caller wrote it: {@code children[0].bornOn}. */
  private static String path(DatabindException e) {
    var path = new StringBuilder();
    for (JacksonException.Reference step : e.getPath()) {
      if (step.getPropertyName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return path.isEmpty() ? "body" : path.toString();
  }

  private static String wordsFor(@Nullable Class<?> target) {
    return switch (target == null ? "" : target.getSimpleName()) {
      case "LocalDate" -> "must be a date such as 2026-12-17";
      case "LocalTime" -> "must be a time of day such as 14:30";
      case "Instant" -> "must be a moment such as 2026-12-17T14:30:00Z";
      case "int", "Integer", "long", "Long" -> "must be a whole number";
      case "boolean", "Boolean" -> "must be true or false";
      case "List" -> "must be a list";
      default ->
          target != null && target.isEnum()
              ? "must be one of " + List.of(target.getEnumConstants())
              : "is not of the kind expected here";
    };
  }

  private static ProblemDetail problem(
      ServerHttpResponse response, HttpStatus status, List<Wrong> wrongs) {
    response.setStatusCode(status);
    response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    return detail(status, wrongs);
  }

  private static ProblemDetail detail(HttpStatus status, List<Wrong> wrongs) {
    var first = wrongs.getFirst();
    var problem = ProblemDetail.forStatusAndDetail(status, first.field() + ": " + first.words());
    problem.setProperty("errors", wrongs);
    return problem;
  }
}
