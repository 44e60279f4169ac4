package uk.coregroups.gateway.intake;

import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpComponentsClientHttpRequestFactoryBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import uk.coregroups.gateway.pass.Settings;
import uk.coregroups.gateway.services.Badge;
import uk.coregroups.gateway.services.Refusing;

/** Passes a file on to membership-service as it comes, never holding all of it. */
@Configuration(proxyBeanMethods = false)
class Bring {

  private static final MediaType CSV = new MediaType("text", "csv");

  private static final Duration CONNECT = Duration.ofSeconds(2);

  /** It is answered when all of it has been read into the database: more than a page waits for. */
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(100);

  private final RestClient client;
  private final Badge badge;

  Bring(
      HttpComponentsClientHttpRequestFactoryBuilder lines,
      Settings settings,
      Badge badge,
      Refusing refusing) {
    this.badge = badge;
    this.client =
        RestClient.builder()
            .requestFactory(
                lines.build(HttpClientSettings.defaults().withTimeouts(CONNECT, LONGEST_ANSWER)))
            .baseUrl(settings.membership())
            .defaultStatusHandler(
                HttpStatusCode::isError,
                (request, response) -> refusing.refuse("membership", response))
            .build();
  }

  /** Brings a file; says under which id it is on record. */
  UUID bring(InputStream file) {
    var begun =
        client
            .post()
            .uri("/intakes")
            .contentType(CSV)
            .headers(headers -> headers.setBearerAuth(badge.token()))
            .body(new InputStreamResource(file))
            .retrieve()
            .body(Begun.class);
    return Objects.requireNonNull(begun).id;
  }

  record Begun(UUID id) {}
}
