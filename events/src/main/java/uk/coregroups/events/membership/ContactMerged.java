package uk.coregroups.events.membership;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;
import uk.coregroups.events.ids.PersonId;

/**
 * Two records were of one person: nothing goes to the one any more, everything to the other.
 *
 * @param person the record that only leads to the other from now on
 * @param into the record that stays
 */
public record ContactMerged(PersonId person, PersonId into) implements ContactEvent {

  @Override
  @JsonIgnore
  public UUID stream() {
    return person.value();
  }
}
