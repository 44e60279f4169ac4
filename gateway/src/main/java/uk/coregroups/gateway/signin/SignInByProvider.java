package uk.coregroups.gateway.signin;

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
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Sign-in of staff by the council's identity provider, by OpenID Connect. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "gateway.staff-sign-in", havingValue = "oidc")
@EnableConfigurationProperties({OAuth2ClientProperties.class, OidcStaff.Claims.class})
class SignInByProvider {

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
  OAuth2UserService<OidcUserRequest, OidcUser> staff(OidcStaff.Claims claims, StaffNames names) {
    var service = new OidcUserService();
    return request -> {
      var user = service.loadUser(request);
      var who =
          OidcStaff.read(user.getClaims(), claims, names::of)
              .orElseThrow(() -> new OAuth2AuthenticationException(OidcStaff.STRANGER));
      return new OidcStaff(user, who);
    };
  }

  @Bean
  @Order(3)
  SecurityFilterChain pagesByProvider(HttpSecurity http) {
    return SignInRules.pages(http)
        .oauth2Login(login ->
            login
                .loginPage("/sign-in")
                .defaultSuccessUrl("/", false)
                .failureHandler(toSignIn())
                .withObjectPostProcessor(theSameOnTheWayThere()))
        .build();
  }

  /**
   * A provider that does not answer, or lets in somebody who has no business here, or another's
   * name.
   */
  private static AuthenticationFailureHandler toSignIn() {
    return (request, response, e) -> {
      response.sendRedirect("/sign-in?" + why(e));
    };
  }

  private static String why(AuthenticationException e) {
    if (e instanceof StaffNames.Taken) {
      return "taken";
    }
    boolean stranger =
        e instanceof OAuth2AuthenticationException refusal
            && refusal.getError().getErrorCode().equals(OidcStaff.STRANGER);
    return stranger ? OidcStaff.STRANGER : "provider";
  }

  private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>
      theSameOnTheWayThere() {
    return new ObjectPostProcessor<>() {
      @Override
      public <T extends OAuth2AuthorizationRequestRedirectFilter> T postProcess(T filter) {
        filter.setAuthenticationFailureHandler(toSignIn());
        return filter;
      }
    };
  }

  /** The API for systems with a token of the same provider, made out to the gateway. */
  @Bean
  @Order(2)
  SecurityFilterChain apiByProvider(
      HttpSecurity http,
      OAuth2ClientProperties properties,
      OidcStaff.Claims claims,
      StaffNames names) {
    var provider = properties.getProvider().values().stream().findFirst().orElseThrow();
    var decoder =
        new LazyDecoder(Objects.requireNonNull(provider.getIssuerUri()), claims.audience());
    return SignInRules.api(http)
        .oauth2ResourceServer(server ->
            server.jwt(jwt ->
                jwt.decoder(decoder)
                    .jwtAuthenticationConverter(token -> {
                      var who =
                          OidcStaff.read(token.getClaims(), claims, names::of)
                              .orElseThrow(() -> new InvalidBearerTokenException("No role here"));
                      return UsernamePasswordAuthenticationToken.authenticated(
                          new SignInPage.Member(who), null, Account.authorities(who));
                    })))
        .build();
  }
}
