package uk.coregroups.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;

/**
 * Something that happened, said once and never changed.
 *
 * <p>Its number, its time and its partnership travel on the envelope, not in the record.
 */
public interface Fact {

  /** Facts of one stream are numbered and heard in order: a core group, or a person's contact. */
  UUID stream();

  /** Whether the fact says everything over again, so that a reader may begin with it. */
  @JsonIgnore
  default boolean restates() {
    return false;
  }
}
