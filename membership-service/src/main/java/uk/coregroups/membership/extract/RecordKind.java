package uk.coregroups.membership.extract;

import java.util.Optional;

/** What a row is about. */
public enum RecordKind {
  /** A child, the family the child belongs to, and the plan. */
  CHILD,
  /** A professional or a family member. */
  PERSON,
  /** One person's membership of one family's core group. */
  MEMBERSHIP;

  /** What a cell says: {@code Child}, {@code CHILD}. */
  static Optional<RecordKind> of(String cell) {
    for (var kind : values()) {
      if (kind.name().equalsIgnoreCase(cell)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
