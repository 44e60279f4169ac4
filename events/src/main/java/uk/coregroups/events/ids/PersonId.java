package uk.coregroups.events.ids;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A professional or a family member, known to one partnership. */
public record PersonId(@JsonValue UUID value) {

  public static PersonId fresh() {
    return new PersonId(UUID.randomUUID());
  }

  public static PersonId of(String text) {
    return new PersonId(NotAnId.unless(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
