package uk.coregroups.gateway.signin;

import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import uk.coregroups.events.door.Role;

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
            http.securityMatcher(
                    "/a/**",
                    "/webhooks/**",
                    "/internal/keys",
                    "/assets/**",
                    "/livez",
                    "/readyz",
                    "/actuator/**")
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .authorizeHttpRequests(all -> all.anyRequest().permitAll()))
        .build();
  }

  /** Pages for staff with stored accounts. */
  @Bean
  @Order(3)
  @ConditionalOnProperty(name = "gateway.staff-sign-in", havingValue = "accounts")
  SecurityFilterChain pagesByAccount(HttpSecurity http, Attempts attempts) {
    return pages(http)
        .addFilterBefore(new SlowDown(attempts), UsernamePasswordAuthenticationFilter.class)
        .formLogin(form ->
            form.loginPage("/sign-in")
                .loginProcessingUrl("/sign-in/staff")
                .failureUrl("/sign-in?wrong")
                .defaultSuccessUrl("/", false)
                .permitAll())
        .build();
  }

  /** The API for systems with stored accounts, and the door that winds the clock. */
  @Bean
  @Order(2)
  @ConditionalOnProperty(name = "gateway.staff-sign-in", havingValue = "accounts")
  SecurityFilterChain apiByAccount(HttpSecurity http) {
    return api(http).httpBasic(Customizer.withDefaults()).build();
  }

  private static HttpSecurity api(HttpSecurity http) {
    return http.securityMatcher("/api/**", "/standalone/**")
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(csrf -> csrf.disable())
        .authorizeHttpRequests(calls ->
            calls
                .dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers("/standalone/**")
                .hasRole(Role.OPERATOR.name())
                .anyRequest()
                .hasAnyRole(
                    Role.ADMINISTRATOR.name(),
                    Role.SOCIAL_WORKER.name(),
                    Role.TEAM_MANAGER.name(),
                    Role.OPERATOR.name()));
  }

  private static HttpSecurity pages(HttpSecurity http) {
    return headers(http)
        .authorizeHttpRequests(all ->
            all.dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers("/sign-in/**", "/sign-in", "/error", "/signed-out")
                .permitAll()
                .requestMatchers("/mine/**", "/mine")
                .authenticated()
                .requestMatchers("/suite/**", "/suite")
                .hasAnyRole(Role.OPERATOR.name(), Role.ADMINISTRATOR.name())
                .requestMatchers("/")
                .authenticated()
                .anyRequest()
                .hasAnyRole(
                    Role.ADMINISTRATOR.name(), Role.SOCIAL_WORKER.name(), Role.TEAM_MANAGER.name()))
        .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/signed-out"));
  }

  private static HttpSecurity headers(HttpSecurity http) {
    return http.headers(headers ->
        headers
            .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
            .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)));
  }

  /** Sign-in by the council's identity provider. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = "gateway.staff-sign-in", havingValue = "oidc")
  @EnableConfigurationProperties({OAuth2ClientProperties.class, OidcStaff.Claims.class})
  static class ByProvider {

    /**
     * Asked for when somebody signs in, not before: the gateway starts while the provider is down.
     */
    @Bean
    ClientRegistrationRepository provider(OAuth2ClientProperties properties) {
      return new SupplierClientRegistrationRepository(() ->
          new InMemoryClientRegistrationRepository(
              List.copyOf(
                  new OAuth2ClientPropertiesMapper(properties).asClientRegistrations().values())));
    }

    @Bean
    OAuth2UserService<OidcUserRequest, OidcUser> staff(OidcStaff.Claims claims) {
      var service = new OidcUserService();
      return request -> {
        var user = service.loadUser(request);
        return new OidcStaff(user, OidcStaff.read(user.getClaims(), claims));
      };
    }

    @Bean
    @Order(3)
    SecurityFilterChain pagesByProvider(HttpSecurity http) {
      return pages(http)
          .oauth2Login(login -> login.loginPage("/sign-in").defaultSuccessUrl("/", false))
          .build();
    }

    /** The API for systems with a token of the same provider. */
    @Bean
    @Order(2)
    SecurityFilterChain apiByProvider(
        HttpSecurity http, OAuth2ClientProperties properties, OidcStaff.Claims claims) {
      var provider = properties.getProvider().values().stream().findFirst().orElseThrow();
      var decoder = new LazyDecoder(Objects.requireNonNull(provider.getIssuerUri()));
      return api(http)
          .oauth2ResourceServer(server ->
              server.jwt(jwt ->
                  jwt.decoder(decoder)
                      .jwtAuthenticationConverter(token -> {
                        var who = OidcStaff.read(token.getClaims(), claims);
                        return UsernamePasswordAuthenticationToken.authenticated(
                            new SignInPage.Member(who), null, Account.authorities(who));
                      })))
          .build();
    }
  }
}
