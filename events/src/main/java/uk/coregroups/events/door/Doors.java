package uk.coregroups.events.door;

import com.fasterxml.jackson.annotation.Nulls;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.MethodParameter;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;
import uk.coregroups.events.text.PlainText;

/**
 * The doors of a service: everybody brings the gateway's token, except the cluster that asks
 * whether the service is alive. A call sees its caller's partnerships alone.
 */
@Configuration(proxyBeanMethods = false)
@Import({PageNumbers.class, Problems.class})
public class Doors implements WebMvcConfigurer {

  private final JsonMapper json;

  Doors(JsonMapper json) {
    this.json =
        json.rebuild()
            .addModule(PlainStrings.module())
            .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
            .build();
  }

  /** Texts come in as a person sees them, and no list holds nothing. */
  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
    converters.withJsonConverter(new JacksonJsonHttpMessageConverter(json));
  }

  @Override
  public void addFormatters(FormatterRegistry registry) {
    registry.addConverter(String.class, String.class, PlainText::lines);
    registry.addConverter(String.class, LocalDate.class, PlainStrings::day);
  }

  @Bean
  RequestsAtOnce requestsAtOnce() {
    return new RequestsAtOnce();
  }

  @Bean
  UnexpectedErrors unexpectedErrors() {
    return new UnexpectedErrors();
  }

  /** It stands behind the check of who asks, and not before every call of the server. */
  @Bean
  FilterRegistrationBean<RequestsAtOnce> onlyBehindTheCheck(RequestsAtOnce requestsAtOnce) {
    var registration = new FilterRegistrationBean<>(requestsAtOnce);
    registration.setEnabled(false);
    return registration;
  }

  @Bean
  SecurityFilterChain doors(HttpSecurity http, RequestsAtOnce requestsAtOnce) {
    return http.sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(csrf -> csrf.disable())
        .authorizeHttpRequests(calls ->
            calls
                .requestMatchers("/livez", "/readyz", "/actuator/**", "/error")
                .permitAll()
                .anyRequest()
                .authenticated())
        .oauth2ResourceServer(server -> server.jwt(jwt -> {}))
        .addFilterAfter(requestsAtOnce, AuthorizationFilter.class)
        .addFilterAfter(new BoundToCaller(), RequestsAtOnce.class)
        .build();
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new AllowedCheck()).excludePathPatterns("/error");
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new CallerArgument());
  }

  static Caller caller() {
    if (SecurityContextHolder.getContext().getAuthentication()
        instanceof JwtAuthenticationToken token) {
      return Caller.of(token.getToken());
    }
    throw new Caller.NotAllowed("You are not signed in.");
  }

  private static final class CallerArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Caller resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory binders) {
      return caller();
    }
  }
}
