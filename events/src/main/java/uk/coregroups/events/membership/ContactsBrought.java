package uk.coregroups.events.membership;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.UUID;

/**
 * How to reach people who are new, some of those whom an extract brings: there are too many to tell
 * of each by itself.
 *
 * <p>Of somebody who is known already nothing of this is heard: what was told of them by itself is
 * newer, even if it came first.
 */
public record ContactsBrought(UUID intake, List<ContactChanged> people) implements ContactEvent {

  @Override
  @JsonIgnore
  public UUID stream() {
    return intake;
  }
}
