package uk.coregroups.scheduling.venue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the words of a venue may be. */
class VenueCheckTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Civic Centre, Room 2            | ''
          Room 101, 1 Castle Street       | 12-14 High Street, Anytown AB1 2CD
          St. Mary’s Hall (upstairs)      | Station Rd., Anytown
          Ystafell Gyfarfod 3             | Tŷ’r Cyngor
          Sandsland Community Hall        | ''
          Chapel of St Cpiran             | ''
          """)
  void ordinaryPlacesAreTaken(String name, String address) {
    assertThat(VenueCheck.wrongs(name, address)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                         | name must not be empty
          '  '                       | name must not be empty
          Hall https://x.example/a   | name must not hold a web address. Write a space after a full stop
          Hall www.anytown           | name must not hold a web address. Write a space after a full stop
          Hall, anytown.gov.uk       | name must not hold a web address. Write a space after a full stop
          ask jo@anytown.example     | name must not hold an email address
          ask jo＠anytown             | name must not hold an email address
          Hall, ring 01632 960001    | name must not hold a telephone number
          Hall, +44 (0)7700-900-123  | name must not hold a telephone number
          Hall 960001                | name must not hold a telephone number
          """)
  void whatIsNoPlaceIsRefusedAtItsField(String name, String wrong) {
    assertThat(VenueCheck.wrongs(name, "").stream().map(one -> one.field() + " " + one.words()))
        .containsExactly(wrong);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Child Protection Unit",
        "ChildProtection",
        "Core Group room",
        "coregroups",
        "Core-Group",
        "Conference Suite",
        "Safeguarding Hub",
        "S a f e g u a r d i n g",
        "CP plan room",
        "CPplan",
        "C.P. room",
        "Women's refuge, 3 Orchard Close",
        "DSL's office",
        "D.S.L. office",
        "Social Work Office",
        "Social workers’ room",
        "socialworker",
        "Ｓocial Ｗork",
        "Réfuge",
        "Children’s Services",
        "Professionals’ meeting room"
      })
  void whatGivesTheReasonAwayIsRefused(String name) {
    assertThat(VenueCheck.wrongs(name, ""))
        .singleElement()
        .satisfies(wrong -> assertThat(wrong.field()).isEqualTo("name"))
        .satisfies(wrong -> assertThat(wrong.words()).endsWith("would give the reason away"));
    assertThat(VenueCheck.wrongs("Hall", name))
        .singleElement()
        .satisfies(wrong -> assertThat(wrong.field()).isEqualTo("address"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Hall\nRoom 2", "Hall\t2", "Hall\u0007"})
  void aVenueIsOneLine(String name) {
    assertThat(VenueCheck.wrongs(name, "").getFirst().words())
        .isEqualTo("must be one line of ordinary text");
  }

  @Test
  void wordsDividedBetweenNameAndAddressAreFound() {
    assertThat(VenueCheck.wrongs("Core", "Group Road").getFirst().words()).contains("core group");
  }

  @Test
  void whatIsTooLongIsSaidToBe() {
    assertThat(VenueCheck.wrongs("x".repeat(81), "y".repeat(111)))
        .extracting(one -> one.field() + " " + one.words())
        .containsExactly(
            "name must be at most 80 characters", "address must be at most 110 characters");
  }
}
