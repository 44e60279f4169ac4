package uk.coregroups.standalone.caseload;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.coregroups.standalone.launch.OperatorPass;
import uk.coregroups.standalone.launch.Service;
import uk.coregroups.standalone.launch.Suite;
import uk.coregroups.standalone.part.Pause;

/** A partnership's case system: it brings extracts to membership-service and asks after them. */
public final class CaseSystem {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Suite suite;
  private final UUID partnership;
  private final OperatorPass passes;

  public CaseSystem(Suite suite, UUID partnership) {
    this.suite = suite;
    this.partnership = partnership;
    this.passes = new OperatorPass(suite.secrets());
  }

  /** The partnership, and the teams of which a {@link CaseExtract} speaks. */
  public void setUp() {
    var name = BodyPublishers.ofString("{\"name\":\"" + partnership + "\"}");
    send("PUT", "/partnership", name, "OPERATOR");
    for (int i = 0; i < CaseExtract.TEAMS; i++) {
      var named = BodyPublishers.ofString("{\"name\":\"Team " + i + "\"}");
      send("PUT", "/teams/" + UUID.randomUUID(), named, "OPERATOR");
    }
  }

  /** The schools of which an extract speaks, for every partnership of the suite. */
  public void setUpSchools() {
    for (int i = 0; i < CaseExtract.SCHOOLS; i++) {
      var school =
          "{\"urn\":\"%s\",\"name\":\"School %d\",\"phase\":\"Primary\"}"
              .formatted(CaseExtract.urn(i), i);
      send("POST", "/schools", BodyPublishers.ofString(school), "ADMINISTRATOR");
    }
  }

  /**
   * Brings an extract; says under which id the intake is on record, once the file was read.
   *
   * @throws UncheckedIOException if the service was not reached, or left before the end
   */
  public String bring(Path extract) {
    try {
      var file = BodyPublishers.ofFile(extract);
      return send("POST", "/intakes", file, "CASE_SYSTEM").path("id").asString();
    } catch (FileNotFoundException e) {
      throw new UncheckedIOException("The extract could not be read", e);
    }
  }

  /**
   * Asks after an intake until it is on record as loaded.
   *
   * @throws IllegalStateException if it comes to anything else
   */
  public JsonNode loaded(String intake) {
    while (true) {
      var now = send("GET", "/intakes/" + intake, BodyPublishers.noBody(), "CASE_SYSTEM");
      switch (now.path("state").asString()) {
        case "UNDER_WAY" -> Pause.of(BETWEEN_LOOKS);
        case "LOADED" -> {
          return now;
        }
        default -> throw new IllegalStateException("The intake came to this: " + now);
      }
    }
  }

  /** The intakes on record, the newest first. */
  public JsonNode intakes() {
    return send("GET", "/intakes", BodyPublishers.noBody(), "CASE_SYSTEM").path("rows");
  }

  private JsonNode send(String method, String path, BodyPublisher body, String role) {
    var request =
        HttpRequest.newBuilder(suite.address(Service.MEMBERSHIP).resolve(path))
            .timeout(Duration.ofMinutes(10))
            .header("Authorization", "Bearer " + passes.token(role, partnership))
            .header("Content-Type", path.equals("/intakes") ? "text/csv" : "application/json")
            .method(method, body)
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= 400) {
        throw new IllegalStateException(method + " " + path + ": " + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException("membership-service was not reached", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for membership-service", e);
    }
  }
}
