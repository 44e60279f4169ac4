package uk.coregroups.membership.child;

import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.PersonId;

/**
 * What one of the family's adults is to one child; brothers and sisters may have different fathers.
 */
public record Kin(PersonId person, ChildId child, Of kin) {

  /** The parent of a child, or an adult who matters in another way. */
  public enum Of {
    PARENT,
    SIGNIFICANT_ADULT
  }
}
