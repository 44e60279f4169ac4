package uk.coregroups.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Stands in front of a text provider that takes everything, and answers instead of it if told. */
final class AwkwardTextProvider {

  private final HttpServer door;
  private final int behind;
  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile @Nullable Said said;

  private AwkwardTextProvider(HttpServer door, int behind) {
    this.door = door;
    this.behind = behind;
  }

  static AwkwardTextProvider open(int behind) {
    try {
      var door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      var provider = new AwkwardTextProvider(door, behind);
      door.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      door.createContext("/", provider::serve);
      door.start();
      return provider;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return door.getAddress().getPort();
  }

  /** Refuses every text with a status, and words that may be JSON. */
  void answer(int status, String words) {
    asked.set(0);
    said = new Said(status, words);
  }

  /** Refuses every text as the provider's own refusals look. */
  void refuse(int status, int code, String words) {
    answer(
        status,
        "{\"code\": %d, \"message\": \"%s\", \"status\": %d}".formatted(code, words, status));
  }

  void answerAsUsual() {
    said = null;
  }

  /** How often it has been asked since it began to refuse. */
  int asked() {
    return asked.get();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var instead = said;
      if (instead == null || exchange.getRequestMethod().equals("GET")) {
        passOn(exchange, body);
      } else {
        asked.incrementAndGet();
        reply(exchange, instead.status, instead.words.getBytes(UTF_8));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void passOn(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
    var asked = exchange.getRequestHeaders();
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + behind + exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    for (var name : List.of("Authorization", "Content-Type")) {
      Optional.ofNullable(asked.getFirst(name)).ifPresent(value -> request.header(name, value));
    }
    var answer = http.send(request.build(), BodyHandlers.ofByteArray());
    reply(exchange, answer.statusCode(), answer.body());
  }

  private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private record Said(int status, String words) {}
}
