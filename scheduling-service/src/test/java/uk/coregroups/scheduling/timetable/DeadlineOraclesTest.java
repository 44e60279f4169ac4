package uk.coregroups.scheduling.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import uk.coregroups.scheduling.calendar.Calendar;

/** Dates that two independent programs computed; ours must agree on every row. */
class DeadlineOraclesTest {

  private static final WorkingDays DAYS = Calendar.shipped().workingDays();

  @ParameterizedTest(name = "{0}: {1} from {2}, {3} {4} {5} is {8}")
  @CsvFileSource(resources = "/oracles/deadlines.csv", numLinesToSkip = 1)
  void theDeadlineIsTheOracles(
      int row,
      Rule rule,
      LocalDate trigger,
      int amount,
      String unit,
      String convention,
      Roll roll,
      LocalDate raw,
      LocalDate expected,
      String note) {
    var counting =
        convention.equals("-") ? Convention.EXCLUDE_TRIGGER_DAY : Convention.valueOf(convention);
    var limit =
        new Limit(
            UUID.randomUUID(),
            rule,
            rule.anchor(),
            Severity.HARD,
            amount,
            unit(unit),
            counting,
            roll,
            "oracle " + row + ": " + note);
    var deadline = limit.from(trigger, DAYS);
    assertThat(deadline.on()).isEqualTo(expected);
    if (raw != null) {
      assertThat(deadline.raw()).isEqualTo(raw);
    }
  }

  private static Unit unit(String code) {
    return switch (code) {
      case "WD" -> Unit.WORKING_DAYS;
      case "CD" -> Unit.CALENDAR_DAYS;
      case "M" -> Unit.MONTHS;
      default -> throw new IllegalArgumentException(code);
    };
  }
}
