package uk.coregroups.membership.person;

import com.fasterxml.jackson.annotation.JsonValue;

/** A person's name. It goes to pages and into JSON, and never prints itself in a log. */
public record PersonName(@JsonValue String value) {

  @Override
  public String toString() {
    return "▒▒▒";
  }
}
