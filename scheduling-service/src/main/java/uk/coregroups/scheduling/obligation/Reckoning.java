package uk.coregroups.scheduling.obligation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import uk.coregroups.scheduling.calendar.Calendar;
import uk.coregroups.scheduling.policy.PolicyStore;
import uk.coregroups.scheduling.timetable.Explanation;

/** How the date of an obligation came about, in words. */
@Service
public class Reckoning {

  private final PolicyStore policies;

  Reckoning(PolicyStore policies) {
    this.policies = policies;
  }

  /** The count as it stands today; nothing if no policy made the date. */
  public @Nullable Reckoned of(Obligation owed, Calendar calendar, LocalDate today) {
    var due = owed.due();
    if (due.limit() == null) {
      return null;
    }
    var set = policies.limit(due.limit());
    var deadline = set.limit().from(due.from(), calendar.workingDays());
    var count =
        owed.isOpen()
            ? Explanation.on(today, deadline, calendar.workingDays())
            : Explanation.of(deadline);
    if (due.provisional()) {
      count += " None is in the diary yet: that is the last day for it, until one is.";
    }
    if (due.orLimit() != null && due.orFrom() != null) {
      count += " Or, whichever is sooner: " + words(due.orLimit(), due.orFrom(), calendar);
    }
    return new Reckoned(
        Explanation.sourced(count, set.limit(), set.setOn()),
        due.warnLimit() == null ? null : words(due.warnLimit(), due.from(), calendar),
        set.limit().rule().name(),
        set.limit().source(),
        set.version(),
        calendar.isForecast(due.from(), deadline.reaches()));
  }

  private String words(UUID limit, LocalDate from, Calendar calendar) {
    return Explanation.of(policies.limit(limit).limit().from(from, calendar.workingDays()));
  }

  /**
   * A date explained.
   *
   * @param warnCount how the warning before it was counted, if there is one
   * @param version of the policy
   * @param forecast whether it rests on bank holidays nobody has proclaimed yet
   */
  public record Reckoned(
      String count,
      @Nullable String warnCount,
      String rule,
      String source,
      int version,
      boolean forecast) {}
}
