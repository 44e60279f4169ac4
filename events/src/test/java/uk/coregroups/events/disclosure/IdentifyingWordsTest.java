package uk.coregroups.events.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifyingWordsTest {

  private static final Set<String> OURS = Set.of("tuesday", "may", "appointment", "the", "room");

  private final IdentifyingWords words =
      new IdentifyingWords("a key of thirty-two letters or more");

  @ParameterizedTest
  @CsvSource({
    "Ava Hartley, at Ava's house",
    "Ava Hartley, the Hartleys",
    "Ava Hartley, HARTLEY",
    "Ava Hartley, AvaHartley.ics",
    "Siân O'Neill, Sian",
    "Siân O'Neill, at oneill’s",
    "Siân O'Neill, O Neill",
    "Anne-Marie Lowe, Annemarie",
    "Annemarie Lowe, Anne-Marie",
    "Fergus McDonald, MCDONALD",
    "Ava Green, at the Greens' house",
    "Bo Li, Bo Li",
    "Bo Li, boli",
    "May March, with May March in the Room",
    "Ava Smith, Smith2",
    "Ava Smith, 3Smith",
    "Ava Smith, Ava_Smith_Jones",
    "Jo Ng, 'Ng, Jo'",
    "Łukasz Wójcik, Lukasz",
    "Lukasz Bo, Łukasz",
    "Anna Strauß, Strauss",
    "Søren Bo, Soren",
    "Ava King, King’s Mead"
  })
  void aNameIsFoundHoweverItIsWritten(String name, String text) {
    assertThat(words.in(text, words.ofPerson(name), Set.of("the"))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Hillside Primary School, Hillside Primary",
    "Hillside Primary School, Hillside Hall",
    "St Mary's CE Primary School, St. Marys School",
    "The Grove Academy, Grove Academy"
  })
  void aSchoolIsFoundByWhatItDoesNotShareWithOthers(String name, String text) {
    assertThat(words.in(text, words.ofSchool(name), OURS)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Hillside Primary School, Park Primary School",
    "St Mary's School, Marley School",
    "Albert Road Primary School, 'Library, Station Road'",
    "Park Lane Academy, 'Hall, Park Street'",
    "St John's CofE School, Church of the Ascension"
  })
  void anotherSchoolIsNotTakenForIt(String name, String text) {
    assertThat(words.in(text, words.ofSchool(name), OURS)).isEmpty();
  }

  @Test
  void aPostcodeIsFoundHoweverItIsSpaced() {
    var postcode = words.ofPostcode("HX1 2AB");

    assertThat(words.in("3 High St, hx12ab", postcode, OURS)).isNotEmpty();
    assertThat(words.in("Room HX1 2AB", postcode, OURS)).isNotEmpty();
    assertThat(words.in("HX1 2AC", postcode, OURS)).isEmpty();
  }

  /** A child may be called what a month is called. */
  @Test
  void aNameThatIsAWordOfOursIsFoundTogetherWithTheOneBesideIt() {
    var may = words.ofPerson("May Reid");

    assertThat(words.in("Appointment on Tuesday 4 May", may, OURS)).isEmpty();
    assertThat(words.in("Appointment for May Reid", may, OURS)).contains("mayreid");
  }

  @Test
  void aTitleIsNobodysName() {
    var all = new HashSet<>(words.ofPerson("Baby Hartley"));
    all.addAll(words.ofPerson("Mrs Lowe"));

    assertThat(words.in("Baby clinic, Mrs Dean", all, OURS)).isEmpty();
  }

  /** Every letter has a reference, such as M-7F3K. */
  @Test
  void aSingleInitialIsNobodysName() {
    assertThat(words.ofPerson("M")).isEmpty();
  }

  @Test
  void aSchoolOfCommonWordsAloneIsFoundByTwoOfThem() {
    var centre = words.ofSchool("The Learning Centre");

    assertThat(words.in("Learning Centre, Back Lane", centre, OURS)).isNotEmpty();
    assertThat(words.in("The Centre for Learning", centre, OURS)).isEmpty();
  }

  @Test
  void withAnotherKeyNothingIsFound() {
    var others = new IdentifyingWords("another key of thirty-two letters or more");

    assertThat(others.in("Ava", words.ofPerson("Ava"), OURS)).isEmpty();
  }
}
