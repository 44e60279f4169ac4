package uk.coregroups.events.ids;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A place where core groups may meet. */
public record VenueId(@JsonValue UUID value) {

  public static VenueId fresh() {
    return new VenueId(UUID.randomUUID());
  }

  public static VenueId of(String text) {
    return new VenueId(NotAnId.unless(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
