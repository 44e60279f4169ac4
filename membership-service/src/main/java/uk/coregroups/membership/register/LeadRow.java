package uk.coregroups.membership.register;

import uk.coregroups.events.door.Outcome.Wrong;

/**
 * A school's Designated Safeguarding Lead, as a row of a file names them.
 *
 * @param number where it stands in the file; the header is row 1
 * @param urn the school's number in the register
 */
record LeadRow(long number, String urn, String name, String email) {

  static final String URN = "URN";
  static final String NAME = "DSLName";
  static final String EMAIL = "DSLEmail";

  /** What is wrong with one of its cells. */
  Wrong wrong(String column, String words) {
    return wrong(number, column, words);
  }

  /** What is to be said of it, in words. */
  String said(String words) {
    return "Row " + number + " " + words;
  }

  static Wrong wrong(long row, String column, String words) {
    return new Wrong("row " + row + ", " + column, words);
  }

  /** Whether another row names the same lead. */
  boolean isSameLeadAs(LeadRow other) {
    return name.equals(other.name) && email.equalsIgnoreCase(other.email);
  }
}
