package uk.coregroups.events.membership;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.UUID;
import uk.coregroups.events.ids.CoreGroupId;

/**
 * The words by which somebody would know a family, all of them from now on, as keyed hashes: names
 * of its children and members, and the schools they go to. No letter of the group may hold one.
 *
 * @param words keyed hashes, in no order
 */
public record IdentifyingWordsChanged(CoreGroupId coreGroup, List<Long> words)
    implements ContactEvent {

  @Override
  @JsonIgnore
  public UUID stream() {
    return coreGroup.value();
  }
}
