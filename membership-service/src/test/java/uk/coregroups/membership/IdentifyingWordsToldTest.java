package uk.coregroups.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.coregroups.events.carrier.Neighbour;
import uk.coregroups.events.disclosure.IdentifyingWords;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.membership.IdentifyingWordsChanged;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;
import uk.coregroups.events.surroundings.Surroundings;

/** Whatever changes a name by which a family is known, notification hears of it, and no name. */
class IdentifyingWordsToldTest extends Chapter {

  @SuppressWarnings("NullAway.Init")
  private Neighbour notification;

  private final IdentifyingWords words = new IdentifyingWords(Surroundings.WORDS_KEY);

  @BeforeEach
  void notificationListens() {
    notification = new Neighbour(rabbit, admin, "contact", false);
  }

  @Test
  void aNewGroupIsKnownByItsChildrenAndNotByItsProfessionals() {
    awaitKnownBy("Ava");
    assertThat(isKnownBy("Hartley")).isTrue();
    assertThat(isKnownBy("Okafor")).isFalse();
  }

  @Test
  void aFamilyMemberWhoJoinsIsOne() {
    family("Dana Whitlock");

    awaitKnownBy("Whitlock");
  }

  @Test
  void soIsWhatTheyAreCalledAfterACorrection() {
    var dana = family("Dana Whitlock");
    awaitKnownBy("Whitlock");

    var corrected =
        office.put(
            "/people/" + dana, "{\"name\": \"Dana Castellanos\", \"confidentialAddress\": false}");

    assertThat(corrected.status()).as(corrected.body().toString()).isEqualTo(200);
    awaitKnownBy("Castellanos");
  }

  /** A child who is not born has no name, and stops nobody else's from being told. */
  @Test
  void aChildWithoutANameHidesNobody() {
    var expected =
        office.post(
            "/core-groups/" + group + "/children",
            "{\"expectedOn\": \"2027-03-01\", \"planStartedOn\": \"2026-12-17\"}");
    assertThat(expected.status()).as(expected.body().toString()).isEqualTo(200);

    family("Dana Whitlock");

    awaitKnownBy("Whitlock");
  }

  @Test
  void soIsTheSchoolOfAChildAlsoWhenItIsRenamed() {
    var school = school("Ravensbourne Primary School", msOkafor);
    var corrected =
        office.put(
            "/core-groups/%s/children/%s/school".formatted(group, ava),
            "{\"school\": \"%s\"}".formatted(school));

    assertThat(corrected.status()).as(corrected.body().toString()).isEqualTo(200);
    awaitKnownBy("Ravensbourne");
  }

  @Test
  void aReplayTellsThemAgain() {
    awaitKnownBy("Ava");
    long before = told();

    var told = new Knock(port, Passes.staff(anytown, Role.OPERATOR)).post("/replay", "{}");
    assertThat(told.status()).isEqualTo(200);

    await().atMost(SOON).until(() -> told() > before);
  }

  /** Whoever books a meeting learns before it is booked that a place would tell. */
  @Test
  void aPlaceThatResemblesTheFamilyOrItsSchoolIsSaidToTell() {
    var school = school("Ravensbourne Primary School", msOkafor);
    office.put(
        "/core-groups/%s/children/%s/school".formatted(group, ava),
        "{\"school\": \"%s\"}".formatted(school));

    var said =
        office.post(
            "/core-groups/" + group + "/places-that-tell",
            """
            {"places": ["Civic Centre, Room 2", "Ravensbourne Primary, the hall",
              "c/o Hartley, Back Lane"]}
            """);

    assertThat(said.body().toString())
        .isEqualTo("[\"Ravensbourne Primary, the hall\",\"c/o Hartley, Back Lane\"]");
  }

  private String family(String name) {
    var added = office.post("/people", "{\"kind\":\"FAMILY\",\"name\":\"" + name + "\"}");
    assertThat(added.status()).as(added.body().toString()).isEqualTo(200);
    var id = added.body().path("id").asString();
    var joined =
        office.post(
            "/core-groups/" + group + "/members",
            "{\"person\":\"%s\",\"role\":\"PARENT\",\"from\":\"2026-12-17\"}".formatted(id));
    assertThat(joined.status()).as(joined.body().toString()).isEqualTo(200);
    return id;
  }

  private void awaitKnownBy(String word) {
    await().atMost(SOON).until(() -> isKnownBy(word));
  }

  private boolean isKnownBy(String word) {
    return !words.in(word, latest(), Set.of()).isEmpty();
  }

  private Set<Long> latest() {
    return notification.heard(IdentifyingWordsChanged.class).stream()
        .filter(one -> one.coreGroup().toString().equals(group))
        .reduce((former, latter) -> latter)
        .map(one -> (Set<Long>) new HashSet<>(one.words()))
        .orElse(Set.of());
  }

  private long told() {
    return notification.heard(IdentifyingWordsChanged.class).stream()
        .filter(one -> one.coreGroup().toString().equals(group))
        .count();
  }
}
