package uk.coregroups.gateway.services;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpComponentsClientHttpRequestFactoryBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.support.RestClientHttpServiceGroupConfigurer;
import org.springframework.web.service.registry.ImportHttpServices;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.coregroups.gateway.services.Refused.Wrong;

/**
 * The lines to the services.
 *
 * <p>The HTTP client is told to keep nothing from one call to the next: left to itself it has one
 * cookie jar for all the people who sign in here.
 */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(
    group = "membership",
    types = {Membership.class, Access.class})
@ImportHttpServices(
    group = "scheduling",
    types = {Scheduling.class, Timescales.class})
@ImportHttpServices(group = "notification", types = Notification.class)
class Lines {

  private static final int CONNECTIONS = 400;

  private final JsonMapper json;

  Lines(JsonMapper json) {
    this.json = json;
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
                    (request, response) -> refuse(group.name(), response)));
  }

  private void refuse(String service, ClientHttpResponse response) throws IOException {
    int status = response.getStatusCode().value();
    if (status >= 500 || status == 401) {
      throw new Away(service, status);
    }
    throw new Refused(status, wrongs(response.getBody().readAllBytes()));
  }

  private List<Wrong> wrongs(byte[] body) {
    var wrongs = new ArrayList<Wrong>();
    try {
      for (JsonNode error : json.readTree(body).path("errors")) {
        wrongs.add(new Wrong(error.path("field").asString(""), error.path("words").asString("")));
      }
    } catch (JacksonException e) {
      wrongs.add(new Wrong("", "could not be understood"));
    }
    return wrongs;
  }
}
