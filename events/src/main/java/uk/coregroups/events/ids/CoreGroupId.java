package uk.coregroups.events.ids;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A core group: the people around one family. */
public record CoreGroupId(@JsonValue UUID value) {

  public static CoreGroupId fresh() {
    return new CoreGroupId(UUID.randomUUID());
  }

  public static CoreGroupId of(String text) {
    return new CoreGroupId(NotAnId.unless(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
