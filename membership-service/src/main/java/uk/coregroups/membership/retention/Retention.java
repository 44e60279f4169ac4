package uk.coregroups.membership.retention;

import java.time.LocalDate;
import uk.coregroups.events.membership.RetentionClass;

/**
 * How long a class of record is kept.
 *
 * @param months after the group has closed
 * @param source whose rule it is
 */
public record Retention(RetentionClass record, int months, String source) {

  /** What holds until a partnership says otherwise. */
  public static Retention byDefault(RetentionClass record) {
    return switch (record) {
      case WORKING_RECORD ->
          new Retention(
              record, 3, "Sandwell: the group stays in reach for three months after it has closed");
      case LETTERS_SENT, READINGS ->
          new Retention(
              record, 420, "Blackpool: child protection records, 35 years after the last contact");
    };
  }

  /** The last day on which it is kept: the same day of a later month, or that month's last. */
  public LocalDate keptUntil(LocalDate closedOn) {
    return closedOn.plusMonths(months);
  }
}
