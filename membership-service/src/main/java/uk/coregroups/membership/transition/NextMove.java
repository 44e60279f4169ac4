package uk.coregroups.membership.transition;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.coregroups.membership.school.School;

/**
 * Which change of school a child's age calls for in a summer.
 *
 * <p>A school's statutory highest age says when its pupils leave: a child leaves an infant school
 * until 7 in the summer in which they are 7 on 31 August. A child in a school until 18 or 19 does
 * not move at 11 or at 16. Where the ages are not known, what the school is stands for them; where
 * no school is known, the three moves that every child makes.
 *
 * <p>It does not know of children taught outside their age group, nor of those who stay where they
 * are for another reason: a person says so.
 */
public final class NextMove {

  private static final int RECEPTION = 4;
  private static final int NURSERY_UNTIL = 5;
  private static final int INFANTS_UNTIL = 7;
  private static final int YEAR_6 = 11;
  private static final int MIDDLE_UNTIL = 14;
  private static final int YEAR_11 = 16;

  /**
   * The usual highest age, for a school added by hand; a secondary school may have a sixth form.
   */
  private static final Map<String, Integer> USUAL =
      Map.of(
          "nursery", NURSERY_UNTIL,
          "infant", INFANTS_UNTIL,
          "junior", YEAR_6,
          "primary", YEAR_6,
          "middle", 13,
          "middle deemed primary", 12,
          "middle deemed secondary", 13,
          "16 plus", 19,
          "all-through", 18,
          "special", 19);

  private NextMove() {}

  /** The move at the end of the school year that ends in a summer, if there is one. */
  public static Optional<Phase> in(int summer, LocalDate bornOn, @Nullable School school) {
    int age = SchoolAge.in(summer, bornOn);
    var until = until(school);
    if (until.isEmpty() || (age > until.get() && until.get() > NURSERY_UNTIL)) {
      return byAgeAlone(age);
    }
    if (until.get() <= NURSERY_UNTIL) {
      return age == RECEPTION || age == NURSERY_UNTIL
          ? Optional.of(Phase.NURSERY_TO_RECEPTION)
          : byAgeAlone(age);
    }
    return age == until.get() ? leaving(age) : Optional.empty();
  }

  /** The age in which children leave a school, if anything says it. */
  public static Optional<Integer> until(@Nullable School school) {
    if (school == null) {
      return Optional.empty();
    }
    var register = school.register();
    return register != null && register.highAge() != null
        ? Optional.of(register.highAge())
        : Optional.ofNullable(USUAL.get(school.phase().toLowerCase(Locale.ROOT)));
  }

  private static Optional<Phase> byAgeAlone(int age) {
    return switch (age) {
      case RECEPTION -> Optional.of(Phase.NURSERY_TO_RECEPTION);
      case YEAR_6 -> Optional.of(Phase.YEAR_6_TO_7);
      case YEAR_11 -> Optional.of(Phase.YEAR_11_ON);
      default -> Optional.empty();
    };
  }

  private static Optional<Phase> leaving(int age) {
    if (age <= INFANTS_UNTIL) {
      return Optional.of(Phase.INFANT_TO_JUNIOR);
    }
    if (age == YEAR_6) {
      return Optional.of(Phase.YEAR_6_TO_7);
    }
    if (age <= MIDDLE_UNTIL) {
      return Optional.of(Phase.MIDDLE_SCHOOL);
    }
    return age <= YEAR_11 ? Optional.of(Phase.YEAR_11_ON) : Optional.empty();
  }
}
