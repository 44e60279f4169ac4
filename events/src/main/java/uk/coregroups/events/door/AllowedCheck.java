package uk.coregroups.events.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Asks for the caller's role before any method of a door is entered. */
final class AllowedCheck implements HandlerInterceptor {

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method) {
      var allowed = method.getMethodAnnotation(Allowed.class);
      if (allowed == null || !Doors.caller().hasAny(allowed.value())) {
        throw new Caller.NotAllowed("Your role does not allow this.");
      }
    }
    return true;
  }
}
