package uk.coregroups.events.ids;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A team of a partnership. */
public record TeamId(@JsonValue UUID value) {

  public static TeamId fresh() {
    return new TeamId(UUID.randomUUID());
  }

  public static TeamId of(String text) {
    return new TeamId(NotAnId.unless(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
