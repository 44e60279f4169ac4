package uk.coregroups.scheduling.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ./run explain}, as somebody types it. */
class ExplainTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void theDateStandsAloneOnTheFirstLine() {
    assertThat(explain("R04 2026-12-17")).isZero();
    assertThat(lines())
        .containsExactly(
            "2027-01-05",
            "10 working days, counting from the day after the initial conference on Thursday 17"
                + " December 2026; 25 December, 28 December and 1 January do not count.",
            "Working Together to Safeguard Children: first core group within 10 working days of"
                + " the initial conference");
  }

  @ParameterizedTest(name = "{0}: {1} from {2}, {3} {4} {5} is {8}")
  @CsvFileSource(resources = "/oracles/deadlines.csv", numLinesToSkip = 1)
  void everyOracleIsExplained(
      int row,
      String rule,
      String trigger,
      String amount,
      String unit,
      String convention,
      String roll,
      String raw,
      String expected,
      String note) {
    var words =
        "%s %s --amount %s --unit %s%s"
            .formatted(
                rule,
                trigger,
                amount,
                unit,
                convention.equals("INCLUDE_TRIGGER_DAY") ? " --include-trigger-day" : "");

    assertThat(explain(words)).as(err.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(lines().getFirst()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "R03 2026-12-19, 2027-01-13",
    "R03 2026-03-26 --profile nottinghamshire, 2026-04-17",
    "R05 2026-11-27, 2027-01-08",
    "R05 2026-11-27 --profile blackpool, 2026-12-24",
    "R05 2026-12-08 --amount 4 --unit W, 2027-01-05",
    "R06 2027-04-08, 2027-03-23",
    "R10 2027-01-05, 2026-12-24",
    "R10 2027-01-05 --anchor INITIAL_CONFERENCE, 2026-12-30",
    "R16 2027-01-29 --profile tees, 2027-01-15",
    "R07A 2026-12-26 --profile tees, 2027-01-12",
    "R20 2026-11-30, 2027-12-01",
    "R25 2028-04-16, 2028-04-18",
    "R04 2024-12-20, 2025-01-08"
  })
  void theProfilesOwnLimitIsTakenIfNothingElseIsSaid(String words, LocalDate expected) {
    assertThat(explain(words)).isZero();
    assertThat(lines().getFirst()).isEqualTo(expected.toString());
  }

  @Test
  void aDateBeyondTheOfficialListIsSaidToBeAForecast() {
    assertThat(explain("R04 2029-12-20")).isZero();
    assertThat(lines()).anyMatch(line -> line.startsWith("It rests on a forecast"));
    assertThat(lines().getFirst()).isEqualTo("2030-01-08");
  }

  @ParameterizedTest
  @CsvSource({
    "R99 2026-12-17, There is no rule R99",
    "R04, Say which day",
    "R04 17/12/2026, The day must be a date such as 2026-12-17",
    "R04 2026-02-30, The day must be a date such as 2026-12-17",
    "R04 1999-12-17, The on: must be between 2016 and 2040",
    "R04 2026-12-17 --amount 0 --unit WD, The amount: must not be 0",
    "R25 2026-03-01 --amount 2 --unit WD, The amount: must be 0",
    "R04 2026-12-17 --amount 10, The unit: must be given",
    "R04 2026-12-17 --unit WD, The amount: must be given",
    "R04 2026-12-17 --amount ten --unit WD, The amount must be a whole number",
    "R04 2026-12-17 --amount 10 --unit DAYS, The unit must be WD",
    "R04 2026-12-17 --amount 99999 --unit WD, The amount: is more than three years",
    "R04 2026-12-17 --profile anytown, There is no profile anytown",
    "R04 2026-12-17 --loud, Unknown option: --loud",
    "R04 2026-12-17 --amount, Say a number after --amount",
    "R05B 2026-12-17, The rule: R05B says how many meetings",
    "R09 2027-04-08, The rule: R09 is not set in the starter profile"
  })
  void whatCannotBeAnsweredIsSaidInWords(String words, String answer) {
    assertThat(explain(words)).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith(answer);
    assertThat(out.size()).isZero();
  }

  private int explain(String words) {
    return Explain.run(new ArrayList<>(List.of(words.split(" ", -1))), print(out), print(err));
  }

  private List<String> lines() {
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static PrintStream print(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }
}
