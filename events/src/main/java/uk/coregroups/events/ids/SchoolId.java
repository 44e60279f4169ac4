package uk.coregroups.events.ids;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A school in the register. */
public record SchoolId(@JsonValue UUID value) {

  public static SchoolId fresh() {
    return new SchoolId(UUID.randomUUID());
  }

  public static SchoolId of(String text) {
    return new SchoolId(NotAnId.unless(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
