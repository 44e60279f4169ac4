package uk.coregroups.events.ids;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A child's move from one school to the next. */
public record SchoolMoveId(@JsonValue UUID value) {

  public static SchoolMoveId fresh() {
    return new SchoolMoveId(UUID.randomUUID());
  }

  public static SchoolMoveId of(String text) {
    return new SchoolMoveId(NotAnId.unless(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
