package uk.coregroups.notification.mailserver;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
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

  /** Of a token that says nothing of its end. */
  private static final Duration WITHOUT_END = Duration.ofDays(365);

  private static final Set<Integer> MAY_PASS = Set.of(408, 425, 429, 500, 502, 503, 504);
  private static final Duration AFTER_A_REFUSAL = Duration.ofMinutes(1);
  private static final Duration AFTER_SILENCE = Duration.ofSeconds(5);
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);

  private final TokenSettings settings;
  private final RestClientClientCredentialsTokenResponseClient tokenServer;

  /** Nanoseconds of the machine's own ticking: no clock that is set makes a token older. */
  private final LongSupplier ticking;

  private @Nullable Token token;
  private @Nullable NoToken failure;
  private long askAgainAt;

  @Autowired
  AccessTokens(TokenSettings settings) {
    this(settings, System::nanoTime);
  }

  AccessTokens(TokenSettings settings, LongSupplier ticking) {
    this.settings = settings;
    this.ticking = ticking;
    this.tokenServer = new RestClientClientCredentialsTokenResponseClient();
    this.tokenServer.setRestClient(http());
  }

  /** Whether mail is signed in to with tokens. */
  boolean areUsed() {
    return settings.areUsed();
  }

  /** A token that is good now. */
  synchronized String current() throws NoToken {
    var present = token;
    if (present != null && !isOver(present.goodUntil)) {
      return present.value;
    }
    if (failure != null && !isOver(askAgainAt)) {
      throw failure;
    }
    var fresh = fetch();
    token = fresh;
    failure = null;
    return fresh.value;
  }

  /**
   * A mail server has refused this token. Says whether it is worth another attempt with another
   * one; a fresh one is refused for a reason that no other would mend.
   */
  synchronized boolean isRenewedAfterRefusalOf(String refused) {
    var present = token;
    if (present == null || !present.value.equals(refused)) {
      return true;
    }
    if (!isOver(present.freshUntil)) {
      return false;
    }
    token = null;
    return true;
  }

  private boolean isOver(long moment) {
    return ticking.getAsLong() - moment >= 0;
  }

  private long in(Duration time) {
    return ticking.getAsLong() + time.toNanos();
  }

  /** For its life but a minute; for half of it, if it lives shorter than that. */
  private static Duration goodFor(OAuth2AccessToken token) {
    var begun = token.getIssuedAt();
    var end = token.getExpiresAt();
    if (begun == null || end == null) {
      return WITHOUT_END;
    }
    var life = Duration.between(begun, end);
    var half = life.dividedBy(2);
    return half.compareTo(IN_TIME) < 0 ? half : life.minus(IN_TIME);
  }

  private Token fetch() throws NoToken {
    try {
      var given =
          tokenServer
              .getTokenResponse(new OAuth2ClientCredentialsGrantRequest(registration()))
              .getAccessToken();
      return new Token(given.getTokenValue(), in(FRESH), in(goodFor(given)));
    } catch (OAuth2AuthorizationException e) {
      var none =
          isSilence(e)
              ? new NoToken("the token server does not answer", false, e)
              : new NoToken("the token server refuses us: " + words(e), true, e);
      failure = none;
      askAgainAt = in(none.isRefusal() ? AFTER_A_REFUSAL : AFTER_SILENCE);
      throw none;
    }
  }

  /** It has not answered, or has nothing to say against us. */
  private static boolean isSilence(OAuth2AuthorizationException e) {
    return switch (e.getCause()) {
      case ResourceAccessException _ -> true;
      case RestClientResponseException answer -> MAY_PASS.contains(answer.getStatusCode().value());
      case null, default -> false;
    };
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

  /**
   * A token.
   *
   * @param freshUntil if it is refused before, another one would be refused as well
   */
  private record Token(String value, long freshUntil, long goodUntil) {

    @Override
    public String toString() {
      return "Token";
    }
  }
}
