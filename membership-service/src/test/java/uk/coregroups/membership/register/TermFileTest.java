package uk.coregroups.membership.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.coregroups.events.door.Outcome.Wrong;
import uk.coregroups.membership.register.TermRow.Fault;
import uk.coregroups.membership.school.SchoolTerm;

/** What a spreadsheet may write, and what is said of a file that is wrong. */
class TermFileTest {

  private static final TermRow SUMMER =
      new TermRow(
          2,
          "123456",
          new SchoolTerm("Summer", LocalDate.of(2027, 4, 12), LocalDate.of(2027, 7, 16)));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "URN,Term,FirstDay,LastDay\n123456,Summer,2027-04-12,2027-07-16\n",
        "URN,Term,FirstDay,LastDay\n123456,Summer,2027-04-12,2027-07-16",
        "\uFEFFURN,Term,FirstDay,LastDay\r\n123456,Summer,12/04/2027,16/07/2027\r\n",
        "\uFEFF\"URN\",\"Term\",\"FirstDay\",\"LastDay\"\n"
            + "\"123456\",\"Summer\",\"12/4/2027\",\"16/7/2027\"",
        "URN,Term,FirstDay,LastDay\r123456,Summer,2027-04-12,2027-07-16\r",
        "urn, term ,First day,last_day\n 123456 , Summer , 2027-04-12 , \"2027-07-16\" \n",
        "LastDay,School,FirstDay,Term,URN\n16/07/2027,\"Big, old School\",2027-04-12,Summer,123456",
        "URN,Term,FirstDay,LastDay,,\n123456,Summer,2027-04-12,2027-07-16,,\n,,,,,\n\n\n"
      })
  void theSameRowIsReadHoweverItIsWritten(String text) {
    var file = TermFile.read(text);
    assertThat(said(file)).isEmpty();
    assertThat(file.rows()).containsExactly(SUMMER);
  }

  @Test
  void aCellMayHoldACommaAQuotationMarkAndALineBreak() {
    var file =
        TermFile.read(
            """
            URN,Term,FirstDay,LastDay,Note
            123456,"Summer, ""long"" half",2027-06-07,2027-07-16,"two
            lines"
            123456,Autumn,2027-09-06,2027-12-17,
            """);
    assertThat(file.rows().getFirst().term().name()).isEqualTo("Summer, \"long\" half");
    assertThat(file.rows().getLast().number()).as("as a spreadsheet counts").isEqualTo(3);
  }

  @Test
  void rowsAreCountedAsASpreadsheetCountsThem() {
    var file =
        TermFile.read(
            "URN,Term,FirstDay,LastDay\n\n123456,Summer,2027-04-12,2027-07-16\n,,,\n123456,,x,\n");
    assertThat(file.rows()).extracting(TermRow::number).containsExactly(3);
    assertThat(said(file))
        .containsExactly(
            "row 5, term: must be the term's name, in at most 60 characters",
            "row 5, firstDay: must be a date such as 2027-07-21 or 21/07/2027",
            "row 5, lastDay: must be a date such as 2027-07-21 or 21/07/2027");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Summer,123456,2027-04-12,2027-07-16 | row 2, urn: must be the school's number in the register, 5 to 7 digits
          ,Summer,2027-04-12,2027-07-16       | row 2, urn: must be the school's number in the register, 5 to 7 digits
          12345678,Summer,2027-04-12,2027-07-16 | row 2, urn: must be the school's number in the register, 5 to 7 digits
          123456,,2027-04-12,2027-07-16       | row 2, term: must be the term's name, in at most 60 characters
          123456,Summer,2027-04-12            | row 2, lastDay: must be a date such as 2027-07-21 or 21/07/2027
          123456,Summer,2027-02-29,2027-07-16 | row 2, firstDay: must be a date such as 2027-07-21 or 21/07/2027
          123456,Summer,31/04/2027,2027-07-16 | row 2, firstDay: must be a date such as 2027-07-21 or 21/07/2027
          123456,Summer,04/13/2027,2027-07-16 | row 2, firstDay: must be a date such as 2027-07-21 or 21/07/2027
          123456,Summer,12/04/27,2027-07-16   | row 2, firstDay: must be a date such as 2027-07-21 or 21/07/2027
          123456,Summer,2027-4-12,2027-07-16  | row 2, firstDay: must be a date such as 2027-07-21 or 21/07/2027
          123456,Summer,12 April 2027,2027-07-16 | row 2, firstDay: must be a date such as 2027-07-21 or 21/07/2027
          123456,Summer,2027-04-12,3027-07-16 | row 2, lastDay: must be a date such as 2027-07-21 or 21/07/2027
          123456,Summer,2027-04-12,+12027-07-16 | row 2, lastDay: must be a date such as 2027-07-21 or 21/07/2027
          123456,Summer,2027-07-16,2027-04-12 | row 2, lastDay: is before the first day
          """)
  void aWrongCellIsNamed(String row, String words) {
    var file = TermFile.read("URN,Term,FirstDay,LastDay\n" + row);
    assertThat(said(file)).first().isEqualTo(words);
    assertThat(file.rows()).isEmpty();
  }

  @Test
  void aNameTooLongIsNamed() {
    assertThat(said(named("S".repeat(61))))
        .containsExactly("row 2, term: must be the term's name, in at most 60 characters");
  }

  @Test
  void whatNobodyCanSeeInANameMakesNoDifference() {
    assertThat(named("Sum\0mer").rows()).isEqualTo(named("Summer").rows());
    assertThat(named("Late\tsummer").rows()).isEqualTo(named("Late summer").rows());
  }

  private static TermFile named(String name) {
    return TermFile.read("URN,Term,FirstDay,LastDay\n123456," + name + ",2027-04-12,2027-07-16");
  }

  @Test
  void aTermMayLastADay() {
    assertThat(TermFile.read("URN,Term,FirstDay,LastDay\n123456,Day,2027-04-12,2027-04-12").rows())
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          URN,Term,FirstDay      | row 1, lastDay: is not among the columns; they are URN, Term, FirstDay and LastDay
          Term,FirstDay,LastDay  | row 1, urn: is not among the columns; they are URN, Term, FirstDay and LastDay
          URN;Term;FirstDay;LastDay | row 1, urn: is not among the columns; they are URN, Term, FirstDay and LastDay
          URN,Term,Term,FirstDay,LastDay | row 1, term: stands in the header more than once
          """)
  void aColumnThatIsMissingOrTwiceIsNamedAndNoRowIsRead(String header, String words) {
    var file = TermFile.read(header + "\n123456,Summer,2027-07-16,x,y");
    assertThat(said(file)).first().isEqualTo(words);
    assertThat(said(file)).allMatch(one -> one.startsWith("row 1, "));
    assertThat(file.rows()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\uFEFF", "URN,Term,FirstDay,LastDay", "URN,Term,FirstDay,LastDay\n,,,\n\n"})
  void aFileWithoutTermsSaysSo(String text) {
    assertThat(said(TermFile.read(text))).containsExactly("file: holds no terms");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "URN,Term,FirstDay,LastDay\n123456,x,x,x\n123456,\"Summer,2027-04-12,2027-07-16\n",
        "URN,Term,FirstDay,LastDay\n123456,\"Sum\"mer,2027-04-12,2027-07-16\n"
      })
  void aQuotationMarkOutOfPlaceIsSaidInPlainWords(String text) {
    var file = TermFile.read(text);
    assertThat(said(file))
        .containsExactly(
            "file: cannot be read as CSV: a quotation mark is missing or is one too many");
    assertThat(file.rows()).isEmpty();
  }

  @Test
  void rowsThatSayTheSameOrOverlapAreNamedByTheLaterRow() {
    var rows =
        TermFile.read(
                """
                URN,Term,FirstDay,LastDay
                123456,Whole year,2026-09-02,2027-07-16
                123456,Autumn,2026-09-02,2026-12-18
                123456,Spring,2027-01-05,2027-03-26
                123456,Whole year,02/09/2026,16/07/2027
                654321,Autumn,2026-09-02,2026-12-18
                654321,Spring,2026-12-18,2027-03-26
                654321,Summer,2027-03-27,2027-07-16
                """)
            .rows();
    assertThat(TermClashes.among(rows).stream().sorted().map(Fault::asWrong).map(TermFileTest::say))
        .containsExactly(
            "row 3, firstDay: overlaps the term of the same school in row 2",
            "row 4, firstDay: overlaps the term of the same school in row 2",
            "row 5, urn: is the same row as row 2",
            "row 7, firstDay: overlaps the term of the same school in row 6");
  }

  private static List<String> said(TermFile file) {
    return Stream.concat(
            file.wrongs().stream(), file.faults().stream().sorted().map(Fault::asWrong))
        .map(TermFileTest::say)
        .toList();
  }

  private static String say(Wrong wrong) {
    return wrong.field() + ": " + wrong.words();
  }
}
