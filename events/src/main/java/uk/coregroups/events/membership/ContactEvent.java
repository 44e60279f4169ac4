package uk.coregroups.events.membership;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;
import uk.coregroups.events.Fact;
import uk.coregroups.events.ids.PersonId;

/** Contact details, on a routing key of their own, for notification alone. */
public sealed interface ContactEvent extends Fact permits ContactChanged, ContactMerged {

  PersonId person();

  @Override
  @JsonIgnore
  default UUID stream() {
    return person().value();
  }
}
