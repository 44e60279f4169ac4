package uk.coregroups.gateway.routes;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Leaves a posted form unread on its way through the gateway.
 *
 * <p>A servlet that is asked for any parameter reads the whole form to find it, and then there is
 * nothing left to pass on; the routes do ask, to write the address anew. Here they are told the
 * parameters of the address alone.
 */
final class UnreadForm extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(new OfTheAddress(request), response);
  }

  private static final class OfTheAddress extends HttpServletRequestWrapper {

    private final Map<String, String[]> parameters = new LinkedHashMap<>();

    OfTheAddress(HttpServletRequest request) {
      super(request);
      UriComponentsBuilder.newInstance()
          .query(request.getQueryString())
          .build()
          .getQueryParams()
          .forEach((name, values) ->
              parameters.put(
                  decoded(name),
                  values.stream().map(OfTheAddress::decoded).toArray(String[]::new)));
    }

    private static String decoded(@Nullable String text) {
      return text == null ? "" : UriUtils.decode(text.replace('+', ' '), UTF_8);
    }

    @Override
    public @Nullable String getParameter(String name) {
      var values = parameters.get(name);
      return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      return parameters.get(name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      return Collections.unmodifiableMap(parameters);
    }

    @Override
    public Enumeration<String> getParameterNames() {
      return Collections.enumeration(parameters.keySet());
    }
  }
}
