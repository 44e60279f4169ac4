package uk.coregroups.notification.mailserver;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2ClientCredentialsGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import uk.coregroups.notification.refusal.ServerWords;

/**
 * Access tokens for IMAP and SMTP, by OAuth 2.0 client credentials.
 *
 * <p>One token serves everybody until shortly before it ends, or until a mail server refuses it. A
 * token server that has just refused, or said nothing, is left alone for a while: everybody who
 * asks meanwhile is told the same.
 */
@Component
class AccessTokens {

  /** A token that ends within this time is not used any more. */
  private static final Duration IN_TIME = Duration.ofMinutes(1);

  /** A token that is refused and is no older than this is refused for another reason. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  private static final Duration AFTER_A_REFUSAL = Duration.ofMinutes(1);
  private static final Duration AFTER_SILENCE = Duration.ofSeconds(5);
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);

  private final TokenSettings settings;
  private final RestClientClientCredentialsTokenResponseClient tokenServer;

  private final Clock clock;

  private @Nullable OAuth2AccessToken token;
  private Instant fetchedAt = Instant.EPOCH;
  private @Nullable NoToken failure;
  private Instant askAgainAt = Instant.EPOCH;

  @Autowired
  AccessTokens(TokenSettings settings) {
    // A token lives by the token server's time, not by the day a demonstration is wound to.
    this(settings, Clock.systemUTC());
  }

  AccessTokens(TokenSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.tokenServer = new RestClientClientCredentialsTokenResponseClient();
    this.tokenServer.setRestClient(http());
  }

  /** Whether mail is signed in to with tokens. */
  boolean areUsed() {
    return settings.areUsed();
  }

  /** A token that is good now. */
  synchronized String current() throws NoToken {
    var now = clock.instant();
    var present = token;
    if (present != null && isGood(present, now)) {
      return present.getTokenValue();
    }
    if (failure != null && now.isBefore(askAgainAt)) {
      throw failure;
    }
    var fresh = fetch(now);
    token = fresh;
    fetchedAt = now;
    failure = null;
    return fresh.getTokenValue();
  }

  /**
   * A mail server has refused this token. Says whether it is worth another attempt with another
   * one; a fresh one is refused for a reason that no other would mend.
   */
  synchronized boolean isRenewedAfterRefusalOf(String refused) {
    var present = token;
    if (present == null || !present.getTokenValue().equals(refused)) {
      return true;
    }
    if (clock.instant().isBefore(fetchedAt.plus(FRESH))) {
      return false;
    }
    token = null;
    return true;
  }

  private static boolean isGood(OAuth2AccessToken token, Instant now) {
    var end = token.getExpiresAt();
    return end == null || now.isBefore(end.minus(margin(token, end)));
  }

  /** A minute; of a token that lives shorter than that, half its life. */
  private static Duration margin(OAuth2AccessToken token, Instant end) {
    var begun = token.getIssuedAt();
    var half = begun == null ? IN_TIME : Duration.between(begun, end).dividedBy(2);
    return half.compareTo(IN_TIME) < 0 ? half : IN_TIME;
  }

  private OAuth2AccessToken fetch(Instant now) throws NoToken {
    try {
      return tokenServer
          .getTokenResponse(new OAuth2ClientCredentialsGrantRequest(registration()))
          .getAccessToken();
    } catch (OAuth2AuthorizationException e) {
      var none =
          isSilence(e)
              ? new NoToken("the token server does not answer", false, e)
              : new NoToken("the token server refuses us: " + words(e), true, e);
      failure = none;
      askAgainAt = now.plus(none.isRefusal() ? AFTER_A_REFUSAL : AFTER_SILENCE);
      throw none;
    }
  }

  private static boolean isSilence(OAuth2AuthorizationException e) {
    return e.getCause() instanceof ResourceAccessException;
  }

  /** The library reads what is said with a 400, and token servers say it with a 401 as well. */
  private static String words(OAuth2AuthorizationException e) {
    if (e.getCause() instanceof RestClientResponseException refused) {
      return said(errorIn(refused.getResponseBodyAsString()));
    }
    var error = e.getError();
    var more = Objects.requireNonNullElse(error.getDescription(), "");
    return said(error.getErrorCode() + " " + more);
  }

  private static String errorIn(String body) {
    try {
      var said = JsonMapper.shared().readTree(body);
      return said.path("error").asString("") + " " + said.path("error_description").asString("");
    } catch (JacksonException e) {
      return body;
    }
  }

  private ClientRegistration registration() {
    var registration =
        ClientRegistration.withRegistrationId("mail")
            .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
            .tokenUri(settings.url())
            .clientId(settings.clientId())
            .clientSecret(settings.clientSecret());
    return settings.scope().isBlank()
        ? registration.build()
        : registration.scope(settings.scope().strip().split(" +")).build();
  }

  private static RestClient http() {
    var requests =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder().connectTimeout(CONNECT_WITHIN).build());
    requests.setReadTimeout(ANSWER_WITHIN);
    return RestClient.builder()
        .requestFactory(requests)
        .configureMessageConverters(converters ->
            converters
                .addCustomConverter(new FormHttpMessageConverter())
                .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
        .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
        .build();
  }

  /** A server's own words; a plain remark where it gave none. */
  private static String said(String words) {
    var clean = ServerWords.clean(words, "");
    return clean.isEmpty() ? "(nothing more was said)" : clean;
  }
}
