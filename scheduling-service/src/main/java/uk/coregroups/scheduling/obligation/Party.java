package uk.coregroups.scheduling.obligation;

/** Who, in relation to an obligation, is to hear of a rung. */
public enum Party {
  /** The one person whose answer is awaited. */
  INVITED,
  /** Everybody invited who has not said no. */
  EXPECTED,
  MINUTE_TAKER,
  CHAIR,
  LEAD_SOCIAL_WORKER,
  TEAM_MANAGER,
  /** The present school's Designated Safeguarding Lead. */
  CURRENT_LEAD,
  /** The new school's, once a person has told them. */
  NEW_LEAD,
  /** The member named to tell the new school. */
  CONTACT
}
