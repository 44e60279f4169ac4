package uk.coregroups.events.ids;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A conference, as recorded. */
public record ConferenceId(@JsonValue UUID value) {

  public static ConferenceId fresh() {
    return new ConferenceId(UUID.randomUUID());
  }

  public static ConferenceId of(String text) {
    return new ConferenceId(NotAnId.unless(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
