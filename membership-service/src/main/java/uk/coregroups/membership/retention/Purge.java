package uk.coregroups.membership.retention;

import java.time.LocalDate;

/**
 * That a class of a group's records was purged.
 *
 * @param reference what the group was called
 * @param retention how long it was to be kept, and by whose rule, when it was purged
 */
record Purge(
    String reference,
    LocalDate formedOn,
    LocalDate closedOn,
    Retention retention,
    LocalDate purgedOn,
    Counts counts) {

  /**
   * How much there was of it.
   *
   * @param forgotten family members who were in no other group
   */
  record Counts(int children, int members, int forgotten, int schoolMoves, int readings) {

    static final Counts NONE = new Counts(0, 0, 0, 0, 0);
  }
}
