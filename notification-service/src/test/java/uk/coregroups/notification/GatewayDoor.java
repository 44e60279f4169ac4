package uk.coregroups.notification;

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
import java.util.concurrent.Executors;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.surroundings.Passes;

/** As much of the gateway as webhooks need: passes them on as they are, with a token of its own. */
final class GatewayDoor {

  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpServer server;
  private volatile int service;

  private GatewayDoor(HttpServer server) {
    this.server = server;
  }

  static GatewayDoor open() {
    try {
      var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var door = new GatewayDoor(HttpServer.create(here, 0));
      door.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      door.server.createContext("/", door::pass);
      door.server.start();
      return door;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Where the service under test listens. */
  void leadTo(int port) {
    service = port;
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = exchange.getRequestHeaders();
      var request =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + service + exchange.getRequestURI()))
              .header(
                  "Authorization",
                  "Bearer " + Passes.mint("gateway", null, java.util.List.of(), Role.GATEWAY))
              .header("Content-Type", headers.getFirst("Content-Type"))
              .header("X-Twilio-Signature", headers.getFirst("X-Twilio-Signature"))
              .POST(BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
              .build();
      var status = http.send(request, BodyHandlers.discarding()).statusCode();
      exchange.sendResponseHeaders(status, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
