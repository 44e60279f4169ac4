package uk.coregroups.gateway.signin;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import uk.coregroups.gateway.Behind;

/**
 * The council's identity provider: a Spring Authorization Server in a context of its own that
 * shares nothing with the gateway but the loop-back network. It insists on PKCE.
 */
@ImportAutoConfiguration({
  TomcatServletWebServerAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  WebMvcAutoConfiguration.class,
  HttpMessageConvertersAutoConfiguration.class,
  JacksonAutoConfiguration.class,
  SecurityAutoConfiguration.class,
  ServletWebSecurityAutoConfiguration.class,
  SecurityFilterAutoConfiguration.class,
  OAuth2AuthorizationServerAutoConfiguration.class,
  OAuth2AuthorizationServerJwtAutoConfiguration.class
})
class Provider {

  static final String CLIENT = "core-groups";
  static final String PASSWORD = "a-password-of-the-council";

  static final String MS_OKAFOR = "ada.okafor";
  static final String THE_CARETAKER = "sam.caretaker";
  static final String A_NEIGHBOUR = "worker.of.another.council";
  static final String WHO_TOOK_HER_NAME = "sam.lane";
  static final String CASE_SYSTEM = "case-system";
  static final String PAYROLL = "payroll";

  /** Its token looks as an ID token does, made out to the gateway and signed by the provider. */
  static final String ID_TOKEN = "id-token";

  private static final Map<String, List<String>> ROLES =
      Map.of(
          MS_OKAFOR, List.of("social_worker", "canteen", "MEMBER", "GATEWAY"),
          WHO_TOOK_HER_NAME, List.of("SOCIAL_WORKER"),
          A_NEIGHBOUR, List.of("SOCIAL_WORKER"),
          CASE_SYSTEM, List.of("ADMINISTRATOR"),
          PAYROLL, List.of("ADMINISTRATOR"),
          ID_TOKEN, List.of("ADMINISTRATOR"));

  static String secretOf(String client) {
    return "the-secret-of-" + client;
  }

  /** Opens for business on a port, for a gateway on another. */
  static ConfigurableApplicationContext start(int port, int gatewayPort) {
    return new SpringApplicationBuilder(Provider.class)
        .properties(
            Map.of(
                "spring.config.name", "provider",
                "spring.main.banner-mode", "off",
                "server.address", "127.0.0.1",
                "server.port", port,
                "gateway.port", gatewayPort))
        .run();
  }

  @Bean
  AuthorizationServerSettings settings(Environment environment) {
    return AuthorizationServerSettings.builder()
        .issuer("http://127.0.0.1:" + environment.getRequiredProperty("server.port"))
        .build();
  }

  @Bean
  RegisteredClientRepository clients(Environment environment) {
    var callback =
        "http://127.0.0.1:%s/login/oauth2/code/staff"
            .formatted(environment.getRequiredProperty("gateway.port"));
    var gateway =
        client(CLIENT)
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri(callback)
            .scope("openid")
            .scope("profile")
            .clientSettings(ClientSettings.builder().requireProofKey(true).build());
    return new InMemoryRegisteredClientRepository(
        gateway.build(), system(CASE_SYSTEM), system(PAYROLL), system(ID_TOKEN));
  }

  private static RegisteredClient system(String id) {
    return client(id).authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS).build();
  }

  private static RegisteredClient.Builder client(String id) {
    return RegisteredClient.withId(UUID.randomUUID().toString())
        .clientId(id)
        .clientSecret("{noop}" + secretOf(id))
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
  }

  @Bean
  UserDetailsService people() {
    return new InMemoryUserDetailsManager(
        List.of(MS_OKAFOR, THE_CARETAKER, A_NEIGHBOUR, WHO_TOOK_HER_NAME).stream()
            .map(name -> User.withUsername(name).password("{noop}" + PASSWORD).roles().build())
            .toList());
  }

  /** Roles are nested as Keycloak nests them; the partnership stands in the open. */
  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> claims() {
    return context -> {
      var name = Objects.requireNonNull(context.<Authentication>getPrincipal()).getName();
      var claims = context.getClaims();
      claims.claim("realm_access", Map.of("roles", ROLES.getOrDefault(name, List.of())));
      claims.claim("partnership", name.equals(A_NEIGHBOUR) ? "Anothertown" : Behind.ANYTOWN);
      claims.claim("name", name.equals(MS_OKAFOR) ? "Ada Okafor" : "Somebody");
      if (name.equals(MS_OKAFOR) || name.equals(WHO_TOOK_HER_NAME)) {
        claims.claim("preferred_username", "Ada.Okafor@anytown.example");
      }
      if (name.equals(CASE_SYSTEM) || name.equals(ID_TOKEN)) {
        claims.audience(List.of(CLIENT));
      }
      if (name.equals(CASE_SYSTEM)) {
        context.getJwsHeader().type("at+jwt");
      }
    };
  }
}
