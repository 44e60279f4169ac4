package uk.coregroups.gateway.signin;

import java.util.stream.Stream;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What is open without a session, and therefore also while sessions cannot be read. */
final class OpenPaths {

  /** Links, webhooks and everything a browser needs before anybody has signed in. */
  static final RequestMatcher EVERYBODY =
      any(
          "/a/**",
          "/webhooks/**",
          "/internal/keys",
          "/assets/**",
          "/livez",
          "/readyz",
          "/actuator/**");

  /** Programs, which bring their password or token with every call. */
  static final RequestMatcher PROGRAMS = any("/api/**", "/standalone/**");

  private OpenPaths() {}

  private static RequestMatcher any(String... patterns) {
    var paths = PathPatternRequestMatcher.withDefaults();
    return new OrRequestMatcher(
        Stream.of(patterns).map(paths::matcher).toArray(RequestMatcher[]::new));
  }
}
