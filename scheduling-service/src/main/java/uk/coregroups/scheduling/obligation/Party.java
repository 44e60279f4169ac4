package uk.coregroups.scheduling.obligation;

/** Who, in relation to an obligation, is to hear of a rung. */
public enum Party {
  /** The one person whose answer is awaited. */
  INVITED,
  /** Everybody invited who has not said no. */
  EXPECTED,
  MINUTE_TAKER,
  /** Who has the minutes in hand: their writer, or the manager who is still to approve them. */
  MINUTES_HOLDER,
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
