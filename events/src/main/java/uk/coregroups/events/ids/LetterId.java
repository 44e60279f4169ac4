package uk.coregroups.events.ids;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One message to one person. */
public record LetterId(@JsonValue UUID value) {

  public static LetterId fresh() {
    return new LetterId(UUID.randomUUID());
  }

  public static LetterId of(String text) {
    return new LetterId(NotAnId.unless(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
