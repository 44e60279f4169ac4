package uk.coregroups.membership.child;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.door.Outcome.Wrong;

/** What must be so of a child before a group is formed around them, and of a birth. */
public final class ChildCheck {

  private static final int LONGEST_NAME = 120;
  private static final int OLDEST = 18;

  /** A pregnancy lasts forty weeks from a day that is known to a week or two. */
  private static final int WEEKS_AHEAD = 42;

  private static final int WEEKS_OVERDUE = 5;

  /** Few children born more than twenty weeks before their day live. */
  private static final int WEEKS_EARLY = 20;

  private ChildCheck() {}

  /**
   * Everything that is wrong, field by field.
   *
   * @param prefix what stands before the field's name in the caller's words, such as {@code
   *     children[0].}
   */
  public static List<Wrong> wrong(Child child, String prefix, LocalDate today) {
    var wrongs = new ArrayList<Wrong>();
    if (child.isBorn() || child.expectedOn() == null) {
      wrongName(child.name()).ifPresent(words -> wrongs.add(new Wrong(prefix + "name", words)));
      wrongBirth(child, prefix, today, wrongs);
    } else {
      wrongUnborn(child, prefix, today, wrongs);
    }
    if (child.planStartedOn().isAfter(today)) {
      wrongs.add(new Wrong(prefix + "planStartedOn", "is in the future"));
    }
    return wrongs;
  }

  private static void wrongBirth(Child child, String prefix, LocalDate today, List<Wrong> wrongs) {
    var bornOn = child.bornOn();
    if (bornOn == null) {
      wrongs.add(new Wrong(prefix + "bornOn", "must be the child's date of birth"));
      return;
    }
    if (bornOn.isAfter(today)) {
      wrongs.add(new Wrong(prefix + "bornOn", "is in the future"));
    }
    if (bornOn.isBefore(today.minusYears(OLDEST))) {
      wrongs.add(new Wrong(prefix + "bornOn", "makes this person 18 or older"));
    }
    if (child.planStartedOn().isBefore(bornOn)) {
      wrongs.add(new Wrong(prefix + "planStartedOn", "is before the child was born"));
    }
  }

  private static void wrongUnborn(Child child, String prefix, LocalDate today, List<Wrong> wrongs) {
    if (child.name() != null) {
      wrongs.add(new Wrong(prefix + "name", "is given at the birth, not before"));
    }
    if (child.school() != null) {
      wrongs.add(new Wrong(prefix + "school", "is for a child who is born"));
    }
    wrongExpected(child.expectedOn(), today)
        .ifPresent(words -> wrongs.add(new Wrong(prefix + "expectedOn", words)));
  }

  /** What is wrong with a name; a blank one is none. */
  public static Optional<String> wrongName(@Nullable ChildName name) {
    return name == null || name.value().isBlank() || name.value().length() > LONGEST_NAME
        ? Optional.of("must be the child's name, in at most 120 characters")
        : Optional.empty();
  }

  /** What is wrong with the day on which a child is expected. */
  public static Optional<String> wrongExpected(@Nullable LocalDate on, LocalDate today) {
    if (on == null) {
      return Optional.of("must be the day on which the child is expected");
    }
    if (on.isAfter(today.plusWeeks(WEEKS_AHEAD))) {
      return Optional.of("is more than 42 weeks away; check the date");
    }
    return on.isBefore(today.minusWeeks(WEEKS_OVERDUE))
        ? Optional.of("is more than five weeks ago; if the child is born, give the name instead")
        : Optional.empty();
  }

  /** What is wrong with the birthday of a child who was expected. */
  public static Optional<String> wrongBirthday(
      LocalDate bornOn, LocalDate expectedOn, LocalDate today) {
    if (bornOn.isAfter(today)) {
      return Optional.of("is in the future");
    }
    return bornOn.isBefore(expectedOn.minusWeeks(WEEKS_EARLY))
            || bornOn.isAfter(expectedOn.plusWeeks(WEEKS_OVERDUE))
        ? Optional.of("is far from the day expected; check both, and correct that one first")
        : Optional.empty();
  }
}
