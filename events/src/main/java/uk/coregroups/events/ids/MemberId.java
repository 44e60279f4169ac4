package uk.coregroups.events.ids;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One person's seat in one core group, from a day until a day. */
public record MemberId(@JsonValue UUID value) {

  public static MemberId fresh() {
    return new MemberId(UUID.randomUUID());
  }

  public static MemberId of(String text) {
    return new MemberId(NotAnId.unless(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
