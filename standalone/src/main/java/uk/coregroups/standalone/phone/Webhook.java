package uk.coregroups.standalone.phone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import uk.coregroups.standalone.door.Form;
import uk.coregroups.standalone.door.LinkHost;

/** Posts signed forms to the address a sender left, as Twilio does, and tries again for a while. */
final class Webhook implements AutoCloseable {

  private static final int BROKEN = 500;

  private static final List<Duration> WAITS =
      List.of(
          Duration.ofMillis(250),
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(4));

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final String token;
  private final LinkHost host;

  Webhook(String token, LinkHost host) {
    this.token = token;
    this.host = host;
  }

  /**
   * Tells the sender.
   *
   * @param written the address as the sender wrote it, which is what is signed
   * @return false if nobody took it, even after several tries, or if it was refused
   */
  boolean post(String written, Map<String, String> fields) throws InterruptedException {
    var request = request(written, fields);
    for (var wait : WAITS) {
      int status = status(request);
      if (status < BROKEN) {
        return isTaken(status);
      }
      Thread.sleep(wait);
    }
    return isTaken(status(request));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private HttpRequest request(String written, Map<String, String> fields) {
    return HttpRequest.newBuilder(URI.create(host.reach(written)))
        .timeout(Duration.ofSeconds(10))
        .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
        .header("User-Agent", "TwilioProxy/1.1")
        .header("X-Twilio-Signature", signature(written, new TreeMap<>(fields)))
        .POST(HttpRequest.BodyPublishers.ofString(new Form(fields).written()))
        .build();
  }

  private static boolean isTaken(int status) {
    return status < 300;
  }

  /** What was answered; silence is as good as a server that is broken. */
  private int status(HttpRequest request) throws InterruptedException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return BROKEN;
    }
  }

  /** HMAC-SHA1 over the address and then each field's name and value, in the order of names. */
  private String signature(String written, SortedMap<String, String> fields) {
    var signed = new StringBuilder(written);
    fields.forEach((name, value) -> signed.append(name).append(value));
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(token.getBytes(UTF_8), "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(signed.toString().getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no HMAC-SHA1", e);
    }
  }
}
