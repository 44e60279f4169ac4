package uk.coregroups.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.coregroups.events.carrier.Neighbour;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.membership.ContactChanged;
import uk.coregroups.events.membership.SafeContact;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** What a family member has said about being reached, as it is recorded and told. */
class SafeContactTest extends Chapter {

  private String mother = "";

  @BeforeEach
  void aMotherIsAdded() {
    mother =
        office
            .post(
                "/people",
                """
                {"kind": "FAMILY", "name": "Mary Hartley", "email": "mary@mail.example"}
                """)
            .body()
            .path("id")
            .asString();
  }

  @Test
  void everythingTheySaidIsToldToNotificationAndToWhoeverRings() {
    var answer =
        record(
            "2026-12-16",
            "\"sharedDevice\": true, \"confirmEachUse\": true,"
                + " \"language\": \"pl\", \"readsEnglish\": false");
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);

    var told = told();
    assertThat(told.councilNamed()).isFalse();
    assertThat(told.sharedDevice()).isTrue();
    assertThat(told.confirmEachUse()).isTrue();
    assertThat(told.readsEnglish()).isFalse();
    var rung = ringing(office);
    assertThat(rung.path(mother).path("voicemail").asBoolean(true)).isFalse();
    assertThat(rung.path(mother).path("language").asString()).isEqualTo("pl");
    assertThat(office.get("/languages").body().toString()).contains("Polish", "Cantonese");
  }

  @ParameterizedTest
  @CsvSource({"2026-12-16, 2027-06-16", "2026-08-31, 2027-02-28"})
  void afterSixMonthsTheyMustBeAskedAgain(String asked, LocalDate again) {
    record(asked, "\"readsEnglish\": true");

    assertThat(told().askAgainFrom()).isEqualTo(again);
    assertThat(
            office
                .get("/people/" + mother)
                .body()
                .path("safeContact")
                .path("askAgainFrom")
                .asString())
        .isEqualTo(again.toString());
  }

  @Test
  void whatNobodyAskedIsNotMadeUp() {
    record("2026-12-16", "\"readsEnglish\": true");

    var told = told();
    assertThat(told.sharedDevice()).isNull();
    assertThat(told.confirmEachUse()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "'\"readsEnglish\": false', is needed to find somebody who can tell them",
    "'\"readsEnglish\": false, \"language\": \"en\"', is needed to find somebody who can tell them",
    "'\"language\": \"Mrs Nowak speaks it\"', is not the code of a language"
  })
  void aLanguageIsAKnownOneAndThereWhereItIsNeeded(String said, String words) {
    var refused = record("2026-12-16", said);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.wrong()).isEqualTo("language: " + words);
  }

  @Test
  void anotherPartnershipLearnsNothing() {
    record("2026-12-16", "\"readsEnglish\": true");
    var elsewhere = new Knock(port, Passes.staff(PartnershipId.fresh(), Role.ADMINISTRATOR));

    assertThat(ringing(elsewhere).isEmpty()).isTrue();
  }

  private tools.jackson.databind.JsonNode ringing(Knock who) {
    return who.get("/people/ringing?people=" + mother + "&people=" + msOkafor).body();
  }

  private Knock.Answer record(String asked, String more) {
    return office.put(
        "/people/" + mother + "/safe-contact",
        String.format(
            Locale.ROOT,
            """
            {"email": true, "text": false, "voicemail": false, "councilNamed": false,
             "mayKnowPlace": false, "from": "09:00", "until": "17:00", "verifiedOn": "%s", %s}
            """,
            asked,
            more));
  }

  /** What the post was told last about the mother. */
  private SafeContact told() {
    var post = new Neighbour(rabbit, admin, "contact", false);
    var facts = new ArrayList<SafeContact>();
    await()
        .atMost(SOON)
        .until(() -> {
          post.heard(ContactChanged.class).stream()
              .filter(fact -> fact.person().toString().equals(mother))
              .forEach(fact -> {
                if (fact.safeContact() != null) {
                  facts.add(fact.safeContact());
                }
              });
          return !facts.isEmpty();
        });
    return facts.getLast();
  }
}
