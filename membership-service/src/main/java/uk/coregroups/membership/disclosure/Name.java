package uk.coregroups.membership.disclosure;

import java.util.Set;
import uk.coregroups.events.disclosure.IdentifyingWords;
import uk.coregroups.events.ids.CoreGroupId;

/** A name by which a group's family would be known. It never prints itself. */
record Name(CoreGroupId group, Kind kind, String text) {

  enum Kind {
    PERSON,
    SCHOOL,
    POSTCODE
  }

  Set<Long> hashed(IdentifyingWords words) {
    return switch (kind) {
      case PERSON -> words.ofPerson(text);
      case SCHOOL -> words.ofSchool(text);
      case POSTCODE -> words.ofPostcode(text);
    };
  }

  @Override
  public String toString() {
    return "Name[group=" + group + ", kind=" + kind + "]";
  }
}
