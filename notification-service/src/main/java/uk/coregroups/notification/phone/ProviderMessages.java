package uk.coregroups.notification.phone;

import com.twilio.exception.ApiException;
import com.twilio.http.NetworkHttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageFetcher;
import com.twilio.rest.api.v2010.account.MessageReader;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.springframework.stereotype.Component;

/** The account's messages as the provider has them, read with its own library. */
@Component
class ProviderMessages {

  private static final int NOT_FOUND = 404;
  private static final long PAGE = 200;
  private static final String HOST = "https://api.twilio.com";

  private final TextSettings settings;
  private final TwilioRestClient twilio;

  ProviderMessages(TextSettings settings) {
    this.settings = settings;
    this.twilio =
        new TwilioRestClient.Builder(settings.account(), settings.token())
            .httpClient(new Rebased(settings.url()))
            .build();
  }

  /** Every message people have sent us since, page by page, the newest first. */
  void received(Instant since, Consumer<List<Message>> pages) {
    var reader =
        new MessageReader().setDateSentAfter(since.atZone(ZoneOffset.UTC)).setPageSize(PAGE);
    if (settings.sender().startsWith("+")) {
      reader.setTo(settings.sender());
    }
    var page = reader.firstPage(twilio);
    while (true) {
      pages.accept(
          page.getRecords().stream()
              .filter(one -> one.getDirection() == Message.Direction.INBOUND)
              .toList());
      if (!page.hasNextPage()) {
        return;
      }
      page = reader.getPage(page.getNextPageUrl(HOST), twilio);
    }
  }

  /** When it was sent; one that has not been sent yet, when it was made. */
  static Instant moment(Message message) {
    var sent = message.getDateSent() == null ? message.getDateCreated() : message.getDateSent();
    return sent == null ? Instant.EPOCH : sent.toInstant();
  }

  /** One message; nothing if the provider has no such message. */
  Optional<Message> find(String sid) {
    try {
      return Optional.of(new MessageFetcher(sid).fetch(twilio));
    } catch (ApiException e) {
      if (e.getStatusCode() != null && e.getStatusCode() == NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Asks the configured base address. */
  private static final class Rebased extends NetworkHttpClient {

    private final URI base;

    Rebased(URI base) {
      super(client());
      this.base = base;
    }

    @Override
    public Response makeRequest(Request request) {
      var asked = URI.create(request.constructURL().toString());
      var query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
      var rebased =
          new Request(request.getMethod(), base.resolve(asked.getRawPath()).toString() + query);
      rebased.setAuth(request.getUsername(), request.getPassword());
      return super.makeRequest(rebased);
    }

    private static HttpClientBuilder client() {
      var connections =
          PoolingHttpClientConnectionManagerBuilder.create()
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
