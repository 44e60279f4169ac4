package uk.coregroups.membership;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** The case system brings an extract of the people of this chapter. */
abstract class ExtractChapter extends Chapter {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  static final HttpClient HTTP = HttpClient.newHttpClient();
  static final String HEADINGS =
      "Record,Key,Family,Person,Team,Kind,Name,BornOn,SchoolUrn,PlanStartedOn,PlanEndedOn,Agency,"
          + "Email,Mobile,ConfidentialAddress,Role,From,LeftOn,LeftWhy\n";
  static final String MIA = "Child,C1,F1,,North,,Mia Stone,2018-05-05,,2026-11-02,,,,,,,,,\n";
  static final String TOM =
      "Child,C2,F1,,North,,Tom Stone,2020-05-05,,2026-11-02,2026-12-01,,,,,,,,\n";
  static final String ADA =
      "Person,P1,,,,Professional,Ada Okafor,,,,,Anytown,ada.okafor@anytown.example,,,,,,\n";
  static final String BOLA =
      "Person,P2,,,,Professional,\"Bola \"\"B\"\""
          + " Dunn\",,,,,Health,bola.dunn@health.example,07700900123,,,,,\n";
  static final String JANE =
      "Person,P3,,,,Family,\"Stone, Jane\",,,,,,jane@mail.example,,Yes,,,,\n";
  static final String LEAD = "Membership,M1,F1,P1,,,,,,,,,,,,LEAD_SOCIAL_WORKER,2026-11-02,,\n";
  static final String VISITOR = "Membership,M2,F1,P2,,,,,,,,,,,,Health visitor,2026-11-03,,\n";
  static final String MOTHER = "Membership,M3,F1,P3,,,,,,,,,,,,parent,2026-11-02,,\n";
  static final String ROWS = MIA + TOM + ADA + BOLA + JANE + LEAD + VISITOR + MOTHER;

  /** Mia's family with very many health visitors more. */
  static String withVisitors(int more) {
    var many = new StringBuilder(HEADINGS + ROWS);
    for (int i = 10; i < 10 + more; i++) {
      many.append(BOLA.replace("P2", "P" + i).replace("bola", "b" + i))
          .append(VISITOR.replace("M2", "M" + i).replace("P2", "P" + i));
    }
    return many.toString();
  }

  final JsonNode taken(String file) {
    return taken(file, StandardCharsets.UTF_8);
  }

  final JsonNode taken(String file, Charset charset) {
    return finished(office, send(file, charset, anytown).path("id").asString());
  }

  static JsonNode finished(Knock knock, String id) {
    return await()
        .atMost(SOON)
        .until(
            () -> knock.get("/intakes/" + id).body(),
            intake -> !intake.path("state").asString().equals("UNDER_WAY"));
  }

  final JsonNode send(String file, Charset charset, PartnershipId partnership) {
    var answer = upload(BodyPublishers.ofByteArray(file.getBytes(charset)), partnership).join();
    return JSON.readTree(answer.body());
  }

  private CompletableFuture<HttpResponse<String>> upload(
      BodyPublisher body, PartnershipId partnership) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/intakes"))
            .header("Authorization", "Bearer " + Passes.staff(partnership, Role.CASE_SYSTEM))
            .header("Content-Type", "text/csv")
            .POST(body)
            .build();
    return HTTP.sendAsync(request, BodyHandlers.ofString());
  }
}
