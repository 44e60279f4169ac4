package uk.coregroups.membership.register;

import uk.coregroups.events.door.Outcome.Wrong;
import uk.coregroups.membership.school.SchoolTerm;

/**
 * One row of a file of terms.
 *
 * @param number where it stands in the file; the header is row 1
 * @param urn the school's number in the register
 */
record TermRow(int number, String urn, SchoolTerm term) {

  /** What is wrong with one of its cells. */
  Fault wrong(TermColumn column, String words) {
    return new Fault(number, column, words);
  }

  /** Something wrong with one cell; those of earlier rows are said first. */
  record Fault(int row, TermColumn column, String words) implements Comparable<Fault> {

    Wrong asWrong() {
      return new Wrong("row " + row + ", " + column.field(), words);
    }

    @Override
    public int compareTo(Fault other) {
      return row == other.row ? column.compareTo(other.column) : Integer.compare(row, other.row);
    }
  }
}
