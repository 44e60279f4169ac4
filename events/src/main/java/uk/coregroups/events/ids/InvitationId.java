package uk.coregroups.events.ids;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One person's invitation to one meeting. */
public record InvitationId(@JsonValue UUID value) {

  public static InvitationId fresh() {
    return new InvitationId(UUID.randomUUID());
  }

  public static InvitationId of(String text) {
    return new InvitationId(NotAnId.unless(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
