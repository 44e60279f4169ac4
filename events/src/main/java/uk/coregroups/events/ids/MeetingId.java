package uk.coregroups.events.ids;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A meeting of a core group. */
public record MeetingId(@JsonValue UUID value) {

  public static MeetingId fresh() {
    return new MeetingId(UUID.randomUUID());
  }

  public static MeetingId of(String text) {
    return new MeetingId(NotAnId.unless(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
