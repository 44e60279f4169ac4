package uk.coregroups.membership.figures;

import org.jspecify.annotations.Nullable;

/**
 * A count that may be shown to somebody who may see no case.
 *
 * <p>One to five families can be guessed at, and a count of them is withheld, as the Department for
 * Education does in its statistics of children in need (data guidance of 2020: 1 to 5 suppressed).
 *
 * @param count the number; null if it is one to five
 */
record Figure(@Nullable Integer count) {

  private static final int SHOWN_FROM = 6;

  static Figure of(int count) {
    return new Figure(count > 0 && count < SHOWN_FROM ? null : count);
  }
}
