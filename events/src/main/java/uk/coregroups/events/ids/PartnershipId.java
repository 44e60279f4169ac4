package uk.coregroups.events.ids;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A safeguarding partnership: the authority whose rules and people these are. */
public record PartnershipId(@JsonValue UUID value) {

  public static PartnershipId fresh() {
    return new PartnershipId(UUID.randomUUID());
  }

  public static PartnershipId of(String text) {
    return new PartnershipId(NotAnId.unless(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
