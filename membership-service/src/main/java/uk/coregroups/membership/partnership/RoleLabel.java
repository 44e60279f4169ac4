package uk.coregroups.membership.partnership;

import uk.coregroups.events.membership.PersonKind;

/**
 * A role somebody can have in a core group.
 *
 * @param code what the suite calls it
 * @param label what the partnership calls it
 * @param kind who may have it
 */
public record RoleLabel(String code, String label, PersonKind kind) {

  /** The role every group must have: the social worker who holds the case. */
  public static final String LEAD_SOCIAL_WORKER = "LEAD_SOCIAL_WORKER";
}
