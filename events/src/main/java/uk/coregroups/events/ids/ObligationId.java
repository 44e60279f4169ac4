package uk.coregroups.events.ids;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Something that is owed by a date. */
public record ObligationId(@JsonValue UUID value) {

  public static ObligationId fresh() {
    return new ObligationId(UUID.randomUUID());
  }

  public static ObligationId of(String text) {
    return new ObligationId(NotAnId.unless(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
