package uk.coregroups.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.coregroups.gateway.Behind.MEMBERSHIP;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import uk.coregroups.gateway.Gate;

/** Figures for the quality lead, and groups that open to named staff only. */
class AccessPagesTest extends Gate {

  private static final String QUALITY_LEAD = "quality@anytown.example";
  private static final String GROUP = "/core-groups/0199d8a0-0000-7000-8000-00000000c001";
  private static final String RESTRICTION = GROUP + "/restriction";

  @Test
  void theQualityLeadArrivesAtFiguresWithTheSmallOnesWithheld() {
    MEMBERSHIP.answers(
        "GET /figures",
        """
        {"on": "2026-12-17", "teams": [{"team": "North", "openGroups": {"count": 7},
          "children": {"count": 0}, "withoutHealthVisitor": {}, "withoutSchool": {},
          "oneProfessional": {"count": 6}}]}
        """);
    var quality = signedIn(QUALITY_LEAD);
    assertThat(quality.get("/").to()).isEqualTo("/figures");
    var page = quality.get("/figures").page();
    assertThat(page.select("tbody tr").eachText())
        .containsExactly("North 7 0 fewer than 6 fewer than 6 6");
    assertThat(page.select("nav a").eachText()).contains("Figures").doesNotContain("Core groups");
  }

  @Test
  void whereThereAreNoTeamsThePageSaysSo() {
    MEMBERSHIP.answers("GET /figures", "{\"on\": \"2026-12-17\", \"teams\": []}");
    assertThat(signedIn(QUALITY_LEAD).get("/figures").words()).contains("There are no teams yet.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/today", "/core-groups", "/people", "/letters", "/tasks", "/suite", GROUP})
  void theQualityLeadOpensNoCase(String page) {
    assertThat(signedIn(QUALITY_LEAD).get(page).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {ADMINISTRATOR, SOCIAL_WORKER, OPERATOR})
  void figuresAreTheQualityLeads(String account) {
    assertThat(signedIn(account).get("/figures").status()).isEqualTo(403);
  }

  @Test
  void aTeamManagerNamesWhoMaySeeAGroup() {
    MEMBERSHIP.answers("GET " + RESTRICTION, open());
    MEMBERSHIP.answers("POST " + RESTRICTION, "[\"manager@anytown.example\"]");
    var manager = signedIn(TEAM_MANAGER);
    assertThat(manager.get(RESTRICTION).words()).contains("All staff of the partnership see it.");
    var done =
        manager.fill(
            RESTRICTION,
            RESTRICTION,
            Map.of("accounts", "worker@anytown.example\n a.b@anytown.example", "why", "A threat"));
    assertThat(done.to()).isEqualTo(RESTRICTION);
    assertThat(
            JsonMapper.shared().readTree(MEMBERSHIP.calls("POST " + RESTRICTION).getLast().text()))
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    """
                    {"accounts": ["worker@anytown.example", "a.b@anytown.example"],
                     "why": "A threat"}
                    """));
  }

  @Test
  void withoutAReasonNothingIsAskedAndTheFieldIsNamed() {
    MEMBERSHIP.answers("GET " + RESTRICTION, open());
    var refused =
        signedIn(TEAM_MANAGER).fill(RESTRICTION, RESTRICTION, Map.of("accounts", "", "why", ""));
    assertThat(refused.errors()).containsExactly("#why Say why, for the record");
    assertThat(MEMBERSHIP.calls("POST " + RESTRICTION)).isEmpty();
  }

  @Test
  void aRestrictedGroupSaysForWhomItIsOpenAndIsOpenedAgain() {
    MEMBERSHIP.answers(
        "GET " + RESTRICTION,
        """
        {"openTo": ["worker@anytown.example"], "decided": [
          {"openTo": ["worker@anytown.example"], "why": "A threat", "at": "2026-12-17T09:00:00Z",
           "by": "manager@anytown.example"}]}
        """);
    MEMBERSHIP.answers("POST " + RESTRICTION + "/lift", "[]");
    var manager = signedIn(TEAM_MANAGER);
    assertThat(manager.get(RESTRICTION).words())
        .contains("It is restricted.", "worker@anytown.example", "A threat");
    var done =
        manager.fill(RESTRICTION, RESTRICTION + "/lift", Map.of("whyOpen", "The threat is over"));
    assertThat(done.to()).isEqualTo(RESTRICTION);
    assertThat(MEMBERSHIP.calls("POST " + RESTRICTION + "/lift")).hasSize(1);
    assertThat(signedIn(SOCIAL_WORKER).get(RESTRICTION).page().select("main form")).isEmpty();
  }

  private static String open() {
    return "{\"openTo\": [], \"decided\": []}";
  }
}
