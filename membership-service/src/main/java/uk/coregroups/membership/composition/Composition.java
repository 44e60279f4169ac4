package uk.coregroups.membership.composition;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import uk.coregroups.membership.child.Child;

/**
 * Who should be in a group by the ages of its children and is not, and who is there twice.
 *
 * <p>A health visitor is expected while a child is under five, a school while one is four to
 * eighteen, a midwife while one is not born (the practice the partnerships' procedures share), a
 * worker from adult services where an adult has one (S002:83). Only children with a running plan
 * count. An absence that nobody expects, such as that of the police or a GP, is none, and the
 * conference chair is no member.
 */
public final class Composition {

  private static final String HEALTH_VISITOR = "HEALTH_VISITOR";
  private static final String SCHOOL = "SCHOOL";
  private static final String ADULT_SERVICES = "ADULT_SERVICES";
  private static final String MIDWIFE = "MIDWIFE";
  private static final int UNDER = 5;
  private static final int SCHOOL_AGE = 4;
  private static final int LEAVING_AGE = 18;

  private Composition() {}

  /**
   * Everything that somebody should look at, in words for the office.
   *
   * @param labels what the partnership calls each role
   */
  public static List<String> concerns(
      List<Child> children,
      List<Sitter> sitters,
      Circumstances circumstances,
      Map<String, String> labels,
      LocalDate day) {
    var planned = children.stream().filter(Child::hasRunningPlan).toList();
    var born = planned.stream().filter(Child::isBorn).toList();
    var concerns = new ArrayList<String>();
    if (planned.size() > born.size() && count(sitters, MIDWIFE) == 0) {
      concerns.add(missing(MIDWIFE, labels, "and a child is not born yet"));
    }
    if (born.stream().anyMatch(child -> age(child, day) < UNDER)
        && count(sitters, HEALTH_VISITOR) == 0) {
      concerns.add(missing(HEALTH_VISITOR, labels, "and a child is under 5"));
    }
    var pupils = born.stream().filter(child -> isOfSchoolAge(child, day)).toList();
    long schools = count(sitters, SCHOOL);
    if (!pupils.isEmpty() && schools == 0) {
      concerns.add(missing(SCHOOL, labels, "and a child is 4 to 18"));
    }
    if (circumstances.adultHasWorker() && count(sitters, ADULT_SERVICES) == 0) {
      concerns.add(missing(ADULT_SERVICES, labels, "and an adult in the family has one"));
    }
    long attended = pupils.stream().map(Child::school).filter(Objects::nonNull).distinct().count();
    if (schools > 0 && attended > schools) {
      concerns.add(
          "The children go to %d schools, and the role %s is there %s."
              .formatted(attended, labels.getOrDefault(SCHOOL, SCHOOL), times(schools)));
    }
    twice(sitters, labels, concerns);
    if (sitters.size() > circumstances.largeGroup()) {
      concerns.add(
          "%d people are members. Is that too many for everybody to be heard?"
              .formatted(sitters.size()));
    }
    return concerns;
  }

  private static void twice(
      List<Sitter> sitters, Map<String, String> labels, List<String> concerns) {
    var same =
        sitters.stream()
            .filter(one -> one.agency() != null)
            .collect(
                Collectors.groupingBy(
                    one ->
                        labels.getOrDefault(one.role(), one.role())
                            + " at "
                            + Objects.requireNonNull(one.agency()).strip(),
                    () -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER),
                    Collectors.counting()));
    same.forEach((seat, members) -> {
      if (members > 1) {
        concerns.add("%d members are here as %s. Is one to leave?".formatted(members, seat));
      }
    });
  }

  private static String missing(String role, Map<String, String> labels, String why) {
    return "Nobody has the role %s, %s.".formatted(labels.getOrDefault(role, role), why);
  }

  private static String times(long count) {
    return count == 1 ? "once" : count + " times";
  }

  private static long count(List<Sitter> sitters, String role) {
    return sitters.stream().filter(one -> one.role().equals(role)).count();
  }

  private static boolean isOfSchoolAge(Child child, LocalDate day) {
    int age = age(child, day);
    return age >= SCHOOL_AGE && age <= LEAVING_AGE;
  }

  private static int age(Child child, LocalDate day) {
    return Period.between(Objects.requireNonNull(child.bornOn()), day).getYears();
  }
}
