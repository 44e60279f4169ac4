package uk.coregroups.notification.post;

import com.twilio.exception.ApiConnectionException;
import com.twilio.exception.ApiException;
import com.twilio.http.NetworkHttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.io.SocketConfig;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import uk.coregroups.notification.letter.Neutral;
import uk.coregroups.notification.post.Answer.Concerns;
import uk.coregroups.notification.refusal.Fault;
import uk.coregroups.notification.refusal.Refusal;
import uk.coregroups.notification.refusal.ServerWords;
import uk.coregroups.notification.refusal.TextRefusals;

/**
 * Texts, through Twilio's own library, each POST made exactly once: left to itself the library
 * sends it again up to five times, and a POST sent again is a second text.
 */
class ByText {

  private static final int AWAY = 503;
  private static final int SERVER_ERROR = 500;
  private static final int LONGEST_VALIDITY = 14_400;
  private static final Answer NO_ANSWER =
      new Answer.Refused(
          new Refusal(Fault.DEFERRED, "the text provider did not answer"), Concerns.ALL);
  private static final Answer BROKE =
      new Answer.Unknown("the connection broke while the text was leaving");

  private final TwilioRestClient twilio;
  private final PostSettings.Text settings;
  private final Neutral neutral;

  ByText(PostSettings.Text settings, Neutral neutral) {
    this.settings = settings;
    this.neutral = neutral;
    this.twilio =
        new TwilioRestClient.Builder(settings.account(), settings.token())
            .httpClient(new Once(settings.url()))
            .build();
  }

  /**
   * Sends a text.
   *
   * @param goodFor after this it is not to arrive any more: a text an hour late is a wrong text
   */
  Answer send(Draft draft, String number, String body, @Nullable Duration goodFor) {
    var receiver = new PhoneNumber(number);
    var creator =
        settings.sender().startsWith("MG")
            ? new MessageCreator(receiver, settings.sender(), body)
            : new MessageCreator(receiver, new PhoneNumber(settings.sender()), body);
    creator.setStatusCallback(
        URI.create(
            "https://" + neutral.publicHost() + "/webhooks/twilio/status?letter=" + draft.id()));
    long seconds = goodFor == null ? LONGEST_VALIDITY : goodFor.toSeconds();
    creator.setValidityPeriod(Math.clamp(seconds, 60, LONGEST_VALIDITY));
    try {
      return new Answer.Taken(creator.create(twilio).getSid());
    } catch (ApiConnectionException e) {
      return neverLeft(e) ? NO_ANSWER : BROKE;
    } catch (ApiException e) {
      return answer(e, number);
    }
  }

  private static Answer answer(ApiException e, String number) {
    int code = e.getCode() == null ? 0 : e.getCode();
    int status = e.getStatusCode() == null ? 0 : e.getStatusCode();
    if (status == 0 || (status >= SERVER_ERROR && status != AWAY)) {
      return new Answer.Unknown("the text provider failed with " + status);
    }
    var fault = TextRefusals.ofRequest(status, code);
    var words = ServerWords.clean(String.valueOf(e.getMessage()), number);
    var said = "the text provider said: " + (code == 0 ? status : code) + " " + words;
    var reason = fault == Fault.OPTED_OUT ? "this number has stopped texts" : said;
    return new Answer.Refused(new Refusal(fault, reason), Concerns.ALL);
  }

  /** Whether the connection never came about. */
  private static boolean neverLeft(Throwable e) {
    for (Throwable one = e; one != null; one = one.getCause()) {
      if (one instanceof ConnectException
          || one instanceof ConnectTimeoutException
          || one instanceof ConnectionRequestTimeoutException
          || one instanceof NoRouteToHostException
          || one instanceof SSLHandshakeException
          || one instanceof UnknownHostException) {
        return true;
      }
    }
    return false;
  }

  /** Sends each request once, to the configured base address. */
  private static final class Once extends NetworkHttpClient {

    private final URI base;

    Once(URI base) {
      super(client());
      this.base = base;
    }

    @Override
    public Response reliableRequest(Request request) {
      return makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
      var path = URI.create(request.getUrl()).getRawPath();
      var rebased = new Request(request.getMethod(), base.resolve(path).toString());
      rebased.setAuth(request.getUsername(), request.getPassword());
      rebased.setContentType(request.getContentType());
      request
          .getPostParams()
          .forEach((name, values) -> values.forEach(value -> rebased.addPostParam(name, value)));
      request
          .getQueryParams()
          .forEach((name, values) -> values.forEach(value -> rebased.addQueryParam(name, value)));
      var response = super.makeRequest(rebased);
      return response.getStatusCode() < 300 ? response : refused(response);
    }

    /**
     * The library believes the status that is written in the answer, and has none without. A
     * gateway on the way may write a page, or a JSON of its own: that of HTTP counts.
     */
    private static Response refused(Response response) {
      int status = response.getStatusCode();
      // It can be read only once.
      var said = said(response.getContent());
      var answer = JsonMapper.shared().createObjectNode();
      answer.put("code", said.path("code").asInt(0));
      answer.put("message", said.path("message").asString(""));
      answer.put("status", status);
      return new Response(answer.toString(), status);
    }

    private static JsonNode said(@Nullable String content) {
      try {
        return JsonMapper.shared().readTree(content == null ? "" : content);
      } catch (JacksonException e) {
        return MissingNode.getInstance();
      }
    }

    private static HttpClientBuilder client() {
      var connections =
          PoolingHttpClientConnectionManagerBuilder.create()
              .setMaxConnPerRoute(16)
              .setMaxConnTotal(16)
              .setDefaultConnectionConfig(
                  ConnectionConfig.custom().setConnectTimeout(3, TimeUnit.SECONDS).build())
              .setDefaultSocketConfig(
                  SocketConfig.custom().setSoTimeout(10, TimeUnit.SECONDS).build())
              .build();
      return HttpClientBuilder.create()
          .disableAutomaticRetries()
          .disableRedirectHandling()
          .disableCookieManagement()
          .setConnectionManager(connections);
    }
  }
}
