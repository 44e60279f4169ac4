package uk.coregroups.membership;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.surroundings.Passes;

/** Today's professional members as files for somebody's own mail program. */
class EmailGroupFilesTest extends Chapter {

  @Test
  void theListIsACsvWithoutFormulas() {
    join(
        professional("=HYPERLINK(\\\"http://x\\\",\\\"y\\\")", "b@health.example"),
        "HEALTH_VISITOR");
    join(professional("Ray, \\\"Tom\\\"", "t.ray@castle.example"), "SCHOOL");

    var csv = file("csv", Role.ADMINISTRATOR);
    assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
    assertThat(csv.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"addresses.csv\"");
    assertThat(csv.body())
        .isEqualTo(
            """
            Name,E-mail
            "'=HYPERLINK(""http://x"",""y"")",b@health.example
            Ada Okafor,ada.okafor@anytown.example
            "Ray, ""Tom""\",t.ray@castle.example
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void theListIsAVcardForEachThatAddressBooksRead() {
    var name = "Gwenllïan " + "Llanfair; Pwllgwyngyll, ".repeat(4) + "Reid";
    join(professional(name, "g.reid@castle.example"), "SCHOOL");

    var vcard = file("vcf", Role.SOCIAL_WORKER).body();
    assertThat(vcard.split("\r\n")).allMatch(line -> line.getBytes(UTF_8).length <= 75);
    assertThat(vcard.split("BEGIN:VCARD\r\nVERSION:4.0\r\nUID:urn:uuid:", -1)).hasSize(3);
    assertThat(vcard.replace("\r\n ", ""))
        .contains("FN:Ada Okafor\r\nEMAIL:ada.okafor@anytown.example\r\nEND:VCARD\r\n")
        .contains("FN:Gwenllïan Llanfair\\; Pwllgwyngyll\\, Llanfair\\;");
    assertThat(file("vcf", Role.TEAM_MANAGER).body()).isEqualTo(vcard);
  }

  @Test
  void aFamilyMemberIsInNeitherAndOnlyTheOfficeMayHaveThem() {
    var mother =
        office
            .post(
                "/people",
                "{\"kind\":\"FAMILY\",\"name\":\"Mary Hartley\",\"email\":\"m@mail.example\"}")
            .body()
            .path("id")
            .asString();
    join(mother, "PARENT");
    for (var kind : new String[] {"csv", "vcf"}) {
      assertThat(file(kind, Role.ADMINISTRATOR).body()).doesNotContain("Hartley", "m@mail");
      assertThat(file(kind, Role.OPERATOR).statusCode()).isEqualTo(403);
      assertThat(file(kind, Role.MEMBER).statusCode()).isEqualTo(403);
      assertThat(file(kind, Passes.staff(PartnershipId.fresh(), Role.ADMINISTRATOR)).statusCode())
          .isEqualTo(404);
    }
  }

  private void join(String person, String role) {
    var joined =
        office.post(
            "/core-groups/" + group + "/members",
            "{\"person\":\"" + person + "\",\"role\":\"" + role + "\"}");
    assertThat(joined.status()).as(joined.body().toString()).isEqualTo(200);
  }

  private HttpResponse<String> file(String kind, Role role) {
    return file(kind, Passes.staff(anytown, role));
  }

  private HttpResponse<String> file(String kind, String pass) {
    var path = "/core-groups/" + group + "/email-group/addresses." + kind;
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Authorization", "Bearer " + pass)
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString(UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
