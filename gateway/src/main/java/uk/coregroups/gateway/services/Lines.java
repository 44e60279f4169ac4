package uk.coregroups.gateway.services;

import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpComponentsClientHttpRequestFactoryBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.client.support.RestClientHttpServiceGroupConfigurer;

/**
 * The lines to the services.
 *
 * <p>The HTTP client is told to keep nothing from one call to the next: left to itself it has one
 * cookie jar for all the people who sign in here.
 */
@Configuration(proxyBeanMethods = false)
class Lines {

  private static final int CONNECTIONS = 400;

  private final Refusing refusing;

  Lines(Refusing refusing) {
    this.refusing = refusing;
  }

  @Bean
  HttpComponentsClientHttpRequestFactoryBuilder forgetful() {
    return ClientHttpRequestFactoryBuilder.httpComponents()
        .withHttpClientCustomizer(Lines::forget)
        .withConnectionManagerCustomizer(
            pool -> pool.setMaxConnPerRoute(CONNECTIONS).setMaxConnTotal(3 * CONNECTIONS));
  }

  private static void forget(HttpClientBuilder client) {
    client
        .disableCookieManagement()
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableContentCompression()
        .disableAuthCaching();
  }

  @Bean
  RestClientHttpServiceGroupConfigurer carryTheBadge(Badge badge) {
    return groups ->
        groups.forEachClient((group, client) ->
            client
                // An interceptor would keep a whole file in memory to look at it.
                .defaultRequest(
                    request -> request.headers(headers -> headers.setBearerAuth(badge.token())))
                .defaultStatusHandler(
                    HttpStatusCode::isError,
                    (request, response) -> refusing.refuse(group.name(), response)));
  }
}
