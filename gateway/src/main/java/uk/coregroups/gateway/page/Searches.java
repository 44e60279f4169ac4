package uk.coregroups.gateway.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.LinkedHashMap;
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

  private static final String KEPT = "searches";
  private static final int AT_MOST = 20;
  private static final int KEY_LENGTH = 8;

  /** The key to what is looked for. */
  static String keep(HttpSession session, String words) {
    var kept = new LinkedHashMap<>(kept(session));
    kept.values().remove(words);
    if (kept.size() >= AT_MOST) {
      kept.pollFirstEntry();
    }
    var key = UUID.randomUUID().toString().substring(0, KEY_LENGTH);
    kept.put(key, words);
    session.setAttribute(KEPT, kept);
    return key;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> kept(@Nullable HttpSession session) {
    var kept = session == null ? null : (Map<String, String>) session.getAttribute(KEPT);
    return kept == null ? Map.of() : kept;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Search.class;
  }

  /** A key that is not known any more finds everything. */
  @Override
  public Search resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest web,
      @Nullable WebDataBinderFactory binders) {
    var request = Optional.ofNullable(web.getNativeRequest(HttpServletRequest.class)).orElseThrow();
    var key = request.getParameter(Search.PARAMETER);
    var words = key == null ? null : kept(request.getSession(false)).get(key);
    return key == null || words == null ? new Search("", "") : new Search(key, words);
  }
}
