package uk.coregroups.events.ids;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A task for a person. */
public record TaskId(@JsonValue UUID value) {

  public static TaskId fresh() {
    return new TaskId(UUID.randomUUID());
  }

  public static TaskId of(String text) {
    return new TaskId(NotAnId.unless(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
