package uk.coregroups.gateway.signin;

import jakarta.servlet.DispatcherType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.authentication.www.BasicAuthenticationEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import uk.coregroups.events.door.Role;
import uk.coregroups.gateway.pass.FilesFromStaff;

/**
 * Who may open what. Pages need a session, the API a password or a token, links and webhooks
 * neither.
 */
@Configuration(proxyBeanMethods = false)
class SignInRules {

  private static final String POLICY =
      "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  @Bean
  PasswordEncoder passwords() {
    return PasswordEncoderFactories.createDelegatingPasswordEncoder();
  }

  /** Links, webhooks and everything a browser needs before anybody has signed in. */
  @Bean
  @Order(1)
  SecurityFilterChain open(HttpSecurity http) {
    return headers(
            http.securityMatcher(OpenPaths.EVERYBODY)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .addFilterBefore(new FilesFromStaff(), AuthorizationFilter.class)
                .authorizeHttpRequests(all -> all.anyRequest().permitAll()))
        .build();
  }

  /** Pages for staff with stored accounts. */
  @Bean
  @Order(3)
  @ConditionalOnProperty(name = "gateway.staff-sign-in", havingValue = "accounts")
  SecurityFilterChain pagesByAccount(HttpSecurity http, Attempts attempts, AccountStore accounts) {
    return pages(http)
        .addFilterBefore(new SlowDown(attempts), UsernamePasswordAuthenticationFilter.class)
        .formLogin(form ->
            form.loginPage("/sign-in")
                .loginProcessingUrl("/sign-in/staff")
                .failureHandler(
                    unlessAway(new SimpleUrlAuthenticationFailureHandler("/sign-in?wrong")))
                .successHandler(new Arrival(accounts))
                .permitAll())
        .build();
  }

  /** The API for systems with stored accounts, and the door that winds the clock. */
  @Bean
  @Order(2)
  @ConditionalOnProperty(name = "gateway.staff-sign-in", havingValue = "accounts")
  SecurityFilterChain apiByAccount(HttpSecurity http, Attempts attempts) {
    return api(http)
        .addFilterBefore(new SlowDown(attempts), BasicAuthenticationFilter.class)
        .httpBasic(basic -> basic.authenticationEntryPoint(unlessAway()))
        .build();
  }

  /** Accounts that could not be looked up are not wrong. */
  private static AuthenticationFailureHandler unlessAway(AuthenticationFailureHandler handler) {
    return (request, response, failure) -> {
      if (failure instanceof AuthenticationServiceException) {
        throw failure;
      }
      handler.onAuthenticationFailure(request, response, failure);
    };
  }

  private static AuthenticationEntryPoint unlessAway() {
    var asks = new BasicAuthenticationEntryPoint();
    asks.setRealmName("Realm");
    return (request, response, failure) -> {
      if (failure instanceof AuthenticationServiceException) {
        throw failure;
      }
      asks.commence(request, response, failure);
    };
  }

  static HttpSecurity api(HttpSecurity http) {
    return http.securityMatcher(OpenPaths.PROGRAMS)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(csrf -> csrf.disable())
        .addFilterAfter(new FilesFromStaff(), AuthorizationFilter.class)
        .authorizeHttpRequests(calls ->
            calls
                .dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers("/standalone/**")
                .hasRole(Role.OPERATOR.name())
                .requestMatchers("/api/membership/intakes", "/api/membership/intakes/**")
                .hasAnyRole(Role.ADMINISTRATOR.name(), Role.CASE_SYSTEM.name())
                .anyRequest()
                .hasAnyRole(
                    Role.ADMINISTRATOR.name(),
                    Role.SOCIAL_WORKER.name(),
                    Role.TEAM_MANAGER.name(),
                    Role.QUALITY_LEAD.name(),
                    Role.OPERATOR.name()));
  }

  static HttpSecurity pages(HttpSecurity http) {
    return headers(http)
        .addFilterBefore(new FilesFromStaff(), CsrfFilter.class)
        .authorizeHttpRequests(all ->
            all.dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers("/sign-in/**", "/sign-in", "/error", "/signed-out")
                .permitAll()
                .requestMatchers("/mine/**", "/mine")
                .authenticated()
                .requestMatchers("/schools/register/**")
                .hasRole(Role.OPERATOR.name())
                .requestMatchers("/schools/leads/**")
                .hasRole(Role.ADMINISTRATOR.name())
                .requestMatchers("/suite/**", "/suite")
                .hasAnyRole(Role.OPERATOR.name(), Role.ADMINISTRATOR.name())
                .requestMatchers("/")
                .authenticated()
                .requestMatchers("/intake", "/intake/**")
                .hasRole(Role.ADMINISTRATOR.name())
                .requestMatchers("/figures")
                .hasRole(Role.QUALITY_LEAD.name())
                .requestMatchers("/policy/rules/**", "/policy/profile/**", "/calendar/closures/**")
                .hasAnyRole(Role.ADMINISTRATOR.name(), Role.TEAM_MANAGER.name())
                .requestMatchers("/venues/*/approve", "/venues/*/retire")
                .hasAnyRole(Role.ADMINISTRATOR.name(), Role.TEAM_MANAGER.name())
                .requestMatchers("/calendar/bank-holidays/**")
                .hasAnyRole(
                    Role.ADMINISTRATOR.name(), Role.TEAM_MANAGER.name(), Role.OPERATOR.name())
                .requestMatchers("/calendar")
                .hasAnyRole(
                    Role.ADMINISTRATOR.name(),
                    Role.SOCIAL_WORKER.name(),
                    Role.TEAM_MANAGER.name(),
                    Role.OPERATOR.name())
                .anyRequest()
                .hasAnyRole(
                    Role.ADMINISTRATOR.name(), Role.SOCIAL_WORKER.name(), Role.TEAM_MANAGER.name()))
        .logout(out ->
            out.logoutUrl("/sign-out")
                .logoutSuccessUrl("/signed-out")
                .addLogoutHandler(
                    new HeaderWriterLogoutHandler(
                        new ClearSiteDataHeaderWriter(
                            Directive.CACHE, Directive.COOKIES, Directive.STORAGE))));
  }

  private static HttpSecurity headers(HttpSecurity http) {
    return http.headers(headers ->
        headers
            .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
            .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)));
  }
}
