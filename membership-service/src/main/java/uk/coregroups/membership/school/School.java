package uk.coregroups.membership.school;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.SchoolId;

/**
 * A school.
 *
 * @param urn its number in the public register of schools in England
 * @param phase nursery, primary, secondary and so on, as the register says
 * @param lastDay the last day of its summer term
 * @param termStarts the first day of its autumn term
 * @param register what the public register says of it; null for a school added by hand
 * @param lead its Designated Safeguarding Lead, as the asking partnership knows them
 */
public record School(
    SchoolId id,
    @Nullable String urn,
    String name,
    String phase,
    @Nullable LocalDate lastDay,
    @Nullable LocalDate termStarts,
    @Nullable PersonId lead,
    @Nullable Registered register) {

  /** Whether nobody goes there any more on a day. */
  public boolean isClosedOn(LocalDate day) {
    return register != null && register.isClosedOn(day);
  }
}
