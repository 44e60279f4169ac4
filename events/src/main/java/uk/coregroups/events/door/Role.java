package uk.coregroups.events.door;

/** What somebody may be to the suite; a person can have several. */
public enum Role {
  /** Arranges meetings for a partnership. */
  ADMINISTRATOR,
  /** Holds cases. */
  SOCIAL_WORKER,
  /** Answers for a team's cases. */
  TEAM_MANAGER,
  /** Answers for the quality of a partnership's work: sees figures, and no case. */
  QUALITY_LEAD,
  /** The council's own case system, which brings its extract over {@code /api}. */
  CASE_SYSTEM,
  /** Keeps the suite running and sees no case content. */
  OPERATOR,
  /** Anybody in a core group, signed in by a code sent to their mailbox. */
  MEMBER,
  /** The bearer of a signed link to one invitation. */
  ANSWER,
  /** The gateway on its own behalf: sign-in codes, webhooks. */
  GATEWAY
}
