package uk.coregroups.events.ids;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A child with a plan. */
public record ChildId(@JsonValue UUID value) {

  public static ChildId fresh() {
    return new ChildId(UUID.randomUUID());
  }

  public static ChildId of(String text) {
    return new ChildId(NotAnId.unless(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
