package uk.coregroups.events.membership;

/** Who somebody is to a core group. Nobody is both. */
public enum PersonKind {
  PROFESSIONAL,
  FAMILY
}
