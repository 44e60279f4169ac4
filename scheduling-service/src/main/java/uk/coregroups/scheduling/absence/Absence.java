package uk.coregroups.scheduling.absence;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PersonId;

/**
 * Some days on which a member is away.
 *
 * @param until the last of them
 * @param deputy the professional who comes in their place; null if nobody does
 */
public record Absence(MemberId member, LocalDate from, LocalDate until, @Nullable PersonId deputy) {

  public boolean isOn(LocalDate day) {
    return !from.isAfter(day) && !until.isBefore(day);
  }
}
