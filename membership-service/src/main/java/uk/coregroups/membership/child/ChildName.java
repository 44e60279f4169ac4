package uk.coregroups.membership.child;

import com.fasterxml.jackson.annotation.JsonValue;

/** A child's name. It goes to pages and into JSON, and never prints itself in a log. */
public record ChildName(@JsonValue String value) {

  @Override
  public String toString() {
    return "▒▒▒";
  }
}
