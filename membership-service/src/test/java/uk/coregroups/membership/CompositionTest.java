package uk.coregroups.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.SchoolId;
import uk.coregroups.membership.child.Child;
import uk.coregroups.membership.child.ChildName;
import uk.coregroups.membership.composition.Circumstances;
import uk.coregroups.membership.composition.Composition;
import uk.coregroups.membership.composition.Sitter;

/** Who is expected and is not there, and who is there twice. */
class CompositionTest extends Chapter {

  private static final Map<String, String> LABELS =
      Map.of("HEALTH_VISITOR", "Health visitor", "SCHOOL", "School", "POLICE", "Police");

  @ParameterizedTest
  @CsvSource({
    "2022-12-18, true, false",
    "2021-12-18, true, true",
    "2021-12-17, false, true",
    "2022-12-17, true, true",
    "2008-12-17, false, true",
    "2007-12-18, false, true",
    "2007-12-17, false, false"
  })
  void whoIsExpectedFollowsFromTheAge(LocalDate bornOn, boolean visitor, boolean school) {
    var concerns = concerns(List.of(child(bornOn, null, null)), List.of());
    assertThat(concerns.contains("Nobody has the role Health visitor, and a child is under 5."))
        .isEqualTo(visitor);
    assertThat(concerns.contains("Nobody has the role School, and a child is 4 to 18."))
        .isEqualTo(school);
  }

  @Test
  void aMidwifeIsExpectedWhileAChildIsNotBorn() {
    var expected = LocalDate.of(2027, 3, 3);
    var unborn =
        new Child(
            ChildId.fresh(), null, null, expected, null, null, null, THURSDAY_17_DECEMBER, null);
    assertThat(concerns(List.of(unborn), List.of()))
        .containsExactly("Nobody has the role MIDWIFE, and a child is not born yet.");
    assertThat(concerns(List.of(unborn), List.of(new Sitter("MIDWIFE", null)))).isEmpty();
  }

  @Test
  void nobodyIsExpectedForAChildWhosePlanHasEnded() {
    var ended = child(LocalDate.of(2024, 1, 1), null, THURSDAY_17_DECEMBER);
    assertThat(concerns(List.of(ended), List.of())).isEmpty();
  }

  @Test
  void eachSchoolShouldSitThere() {
    var ava = child(LocalDate.of(2015, 1, 1), SchoolId.fresh(), null);
    var leo = child(LocalDate.of(2018, 1, 1), SchoolId.fresh(), null);
    var one = new Sitter("SCHOOL", "Hillside");
    assertThat(concerns(List.of(ava, leo), List.of(one)))
        .containsExactly("The children go to 2 schools, and the role School is there once.");
    assertThat(concerns(List.of(ava, leo), List.of(one, new Sitter("SCHOOL", "Big School"))))
        .isEmpty();
  }

  @Test
  void theSameRoleFromTheSameAgencyIsAskedAbout() {
    var sitters =
        List.of(
            new Sitter("POLICE", "Anytown Police"),
            new Sitter("POLICE", "anytown police "),
            new Sitter("POLICE", "Elsewhere Police"),
            new Sitter("PARENT", null),
            new Sitter("PARENT", null));
    assertThat(concerns(List.of(), sitters))
        .contains("2 members are here as Police at Anytown Police. Is one to leave?")
        .hasSize(2);
  }

  @Test
  void aWorkerFromAdultServicesIsExpectedWhereAnAdultHasOne() {
    assertThat(concerns(List.of(), List.of(), true))
        .containsExactly("Nobody has the role ADULT_SERVICES, and an adult in the family has one.");
    assertThat(concerns(List.of(), List.of(new Sitter("ADULT_SERVICES", null)), true)).isEmpty();
  }

  @Test
  void policeAndGpAreMissedByNobodyAndTooManyAreAskedAbout() {
    var three =
        List.of(
            new Sitter("PARENT", null),
            new Sitter("LEAD_SOCIAL_WORKER", "Anytown"),
            new Sitter("HOUSING", "Anytown"));
    assertThat(concerns(List.of(), three)).isEmpty();
    var four = new java.util.ArrayList<>(three);
    four.add(new Sitter("ADVOCATE", "Voices"));
    assertThat(concerns(List.of(), four))
        .containsExactly("4 people are members. Is that too many for everybody to be heard?");
  }

  @Test
  void theRecordOfAGroupSaysSoOnTheDay() {
    assertThat(words()).containsExactly("Nobody has the role School, and a child is 4 to 18.");
    var reid = professional("Ben Reid", "ben.reid@learning.example");
    office.post(
        "/core-groups/" + group + "/members",
        "{\"person\":\"" + reid + "\",\"role\":\"SCHOOL\",\"from\":\"2026-12-18\"}");
    assertThat(words()).hasSize(1);
    windTo(THURSDAY_17_DECEMBER.plusDays(1));
    assertThat(words()).isEmpty();
  }

  private List<String> words() {
    return record().path("concerns").valueStream().map(one -> one.asString()).toList();
  }

  private static List<String> concerns(List<Child> children, List<Sitter> sitters) {
    return concerns(children, sitters, false);
  }

  private static List<String> concerns(
      List<Child> children, List<Sitter> sitters, boolean adultHasWorker) {
    return Composition.concerns(
        children, sitters, new Circumstances(adultHasWorker, 3), LABELS, THURSDAY_17_DECEMBER);
  }

  private static Child child(
      LocalDate bornOn, @Nullable SchoolId school, @Nullable LocalDate ended) {
    return new Child(
        ChildId.fresh(), new ChildName("Ann"), bornOn, null, null, school, null, bornOn, ended);
  }
}
