package uk.coregroups.events.surroundings;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Calls the doors of a service under test over real HTTP. */
public final class Knock {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String base;
  private final @Nullable String pass;

  /** Knocks at a port of this machine, with a token or without one. */
  public Knock(int port, @Nullable String pass) {
    this.base = "http://127.0.0.1:" + port;
    this.pass = pass;
  }

  public Answer get(String path) {
    return send(request(path).GET().build());
  }

  /** Posts JSON, given as its text. */
  public Answer post(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  /** Posts a file as it is. */
  public Answer post(String path, byte[] file) {
    return post(path, "application/octet-stream", file);
  }

  /** Posts anything, as what it is said to be. */
  public Answer post(String path, String type, byte[] body) {
    return send(
        request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)).build());
  }

  /** Puts JSON, given as its text. */
  public Answer put(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create(base + path));
    return pass == null ? request : request.header("Authorization", "Bearer " + pass);
  }

  private static Answer send(HttpRequest request) {
    try {
      var response = HTTP.send(request, BodyHandlers.ofString());
      var body = response.body();
      return new Answer(
          response.statusCode(),
          body.isBlank() || !body.matches("(?s)\\s*[\\[{\"0-9tfn].*")
              ? MissingNode.getInstance()
              : JSON.readTree(body));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What came back. */
  public record Answer(int status, JsonNode body) {

    /** The first wrong field of a refusal, as {@code field: words}. */
    public String wrong() {
      var error = body.path("errors").path(0);
      return error.path("field").asString() + ": " + error.path("words").asString();
    }
  }
}
