package uk.coregroups.gateway.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Keeps what somebody looks for in their session, the last few of it, and hands a page's method the
 * {@link Search} that its address has the key to.
 */
@Configuration(proxyBeanMethods = false)
class Searches implements WebMvcConfigurer, HandlerMethodArgumentResolver {

  private static final String KEPT = "search.";
  private static final int AT_MOST = 20;
  private static final int KEY_LENGTH = 8;

  /**
   * The key to what is looked for. Each search is an attribute of its own: two that are made at
   * once do not write over each other.
   */
  static String keep(HttpSession session, String words) {
    var known = known(session);
    known.values().removeIf(kept -> !kept.words.equals(words));
    var key =
        known.isEmpty()
            ? UUID.randomUUID().toString().substring(0, KEY_LENGTH)
            : known.keySet().iterator().next();
    session.setAttribute(KEPT + key, new Kept(words, session.getLastAccessedTime()));
    known(session).entrySet().stream()
        .sorted(Comparator.comparingLong(one -> -one.getValue().at))
        .skip(AT_MOST)
        .forEach(one -> session.removeAttribute(KEPT + one.getKey()));
    return key;
  }

  private static Map<String, Kept> known(HttpSession session) {
    var known = new HashMap<String, Kept>();
    for (var name : Collections.list(session.getAttributeNames())) {
      if (name.startsWith(KEPT) && session.getAttribute(name) instanceof Kept kept) {
        known.put(name.substring(KEPT.length()), kept);
      }
    }
    return known;
  }

  private static Search find(@Nullable HttpSession session, String key) {
    if (session != null && session.getAttribute(KEPT + key) instanceof Kept kept) {
      return new Search(key, kept.words);
    }
    throw new SearchForgotten();
  }

  /**
   * A search as the session keeps it.
   *
   * @param at when it was made, in milliseconds
   */
  private record Kept(String words, long at) implements Serializable {}

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Search.class;
  }

  @Override
  public Search resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest web,
      @Nullable WebDataBinderFactory binders) {
    var request = Optional.ofNullable(web.getNativeRequest(HttpServletRequest.class)).orElseThrow();
    var key = request.getParameter(Search.PARAMETER);
    return key == null || key.isEmpty() ? new Search("", "") : find(request.getSession(false), key);
  }
}
