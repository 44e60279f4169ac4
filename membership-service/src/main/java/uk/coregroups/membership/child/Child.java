package uk.coregroups.membership.child;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.SchoolId;

/**
 * A child with a plan, or with one that has ended; also one who is not born yet.
 *
 * @param name null until the child is born
 * @param bornOn null until the child is born
 * @param expectedOn the estimated day of delivery, of a child who came here unborn
 * @param pregnancyEndedOn the day on which a pregnancy ended and nobody was born
 * @param school where the child goes to school, if they do
 * @param category why the child has the plan, if that is known
 * @param planStartedOn the day the plan began; of several, the latest
 * @param planEndedOn the day the plan ended; null while it is running
 */
public record Child(
    ChildId id,
    @Nullable ChildName name,
    @Nullable LocalDate bornOn,
    @Nullable LocalDate expectedOn,
    @Nullable LocalDate pregnancyEndedOn,
    @Nullable SchoolId school,
    @Nullable Category category,
    LocalDate planStartedOn,
    @Nullable LocalDate planEndedOn) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

  public boolean isBorn() {
    return bornOn != null;
  }

  /** Whether nobody has recorded an end of the plan. */
  public boolean hasRunningPlan() {
    return planEndedOn == null;
  }

  /** The same child, who goes to another school or to none. */
  public Child goingTo(@Nullable SchoolId to) {
    return new Child(
        id, name, bornOn, expectedOn, pregnancyEndedOn, to, category, planStartedOn, planEndedOn);
  }

  /** What pages call the child; of one who is not born, only a date is known. */
  public ChildName called() {
    if (name != null) {
      return name;
    }
    return new ChildName(
        pregnancyEndedOn != null || expectedOn == null
            ? "Unborn child"
            : "Unborn child, expected " + DAY.format(expectedOn));
  }
}
