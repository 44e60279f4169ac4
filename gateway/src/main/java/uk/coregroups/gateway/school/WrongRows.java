package uk.coregroups.gateway.school;

import java.util.List;
import uk.coregroups.gateway.services.Refused;

/** What is wrong with the rows of a file, in sentences. */
final class WrongRows {

  private WrongRows() {}

  /** "row 7, URN" and "must be …" become "Row 7, URN: must be …". */
  static List<String> of(Refused refused) {
    return refused.wrongs().stream()
        .map(wrong ->
            wrong.field().startsWith("row ")
                ? "R" + wrong.field().substring(1) + ": " + wrong.words()
                : "The file " + wrong.words())
        .toList();
  }
}
