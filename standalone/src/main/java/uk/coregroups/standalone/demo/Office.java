package uk.coregroups.standalone.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.coregroups.standalone.part.Pause;

/** Somebody with an account, at work through the gateway's API. */
public final class Office {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int TRIES = 240;

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI gateway;
  private final String authorization;

  public Office(URI gateway, String account, String password) {
    this.gateway = gateway;
    var pair = (account + ":" + password).getBytes(StandardCharsets.UTF_8);
    this.authorization = "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** Asks, such as {@code membership/core-groups}. */
  public JsonNode get(String path) {
    return answered("GET " + path, send(request(path).GET()));
  }

  /** Commands; the fields are sent as JSON. */
  public JsonNode post(String path, Map<String, ?> fields) {
    return answered("POST " + path, send(request(path).POST(json(fields))));
  }

  public JsonNode put(String path, Map<String, ?> fields) {
    return answered("PUT " + path, send(request(path).PUT(json(fields))));
  }

  /** What the service says to a command it refuses, in its own words. */
  public String refusal(String path, Map<String, ?> fields) {
    var reply = send(request(path).POST(json(fields)));
    if (reply.status < 400) {
      throw new IllegalStateException("POST " + path + " was not refused");
    }
    return reply.body.path("detail").asString("");
  }

  /**
   * Commands again until what it is about has reached the service: facts travel, and a group formed
   * a moment ago may not be known next door yet.
   */
  public JsonNode postOnceKnown(String path, Map<String, ?> fields) {
    for (int tried = 1; ; tried++) {
      var reply = send(request(path).POST(json(fields)));
      if (reply.status != 404 || tried == TRIES) {
        return answered("POST " + path, reply);
      }
      Pause.of(Duration.ofMillis(250));
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(gateway.resolve("/api/" + path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", authorization)
        .header("Content-Type", "application/json");
  }

  private static HttpRequest.BodyPublisher json(Map<String, ?> fields) {
    return BodyPublishers.ofString(JSON.writeValueAsString(fields));
  }

  private Reply send(HttpRequest.Builder request) {
    try {
      var response = http.send(request.build(), BodyHandlers.ofString());
      var body = response.body().isBlank() ? "{}" : response.body();
      return new Reply(response.statusCode(), JSON.readTree(body));
    } catch (IOException e) {
      throw new IllegalStateException("The gateway was not reached", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted at work", e);
    }
  }

  private static JsonNode answered(String what, Reply reply) {
    if (reply.status >= 400) {
      throw new IllegalStateException(
          what
              + " was refused with "
              + reply.status
              + ": "
              + reply.body.path("detail").asString(""));
    }
    return reply.body;
  }

  private record Reply(int status, JsonNode body) {}
}
