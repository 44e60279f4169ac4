package uk.coregroups.membership.child;

/**
 * Why a child has a plan: the four categories of harm (Working Together, glossary). It stays in
 * this service and on the office's own screens; no fact carries it.
 */
public enum Category {
  NEGLECT,
  PHYSICAL,
  SEXUAL,
  EMOTIONAL
}
