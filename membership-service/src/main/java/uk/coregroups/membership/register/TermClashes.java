package uk.coregroups.membership.register;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import uk.coregroups.membership.register.TermRow.Fault;
import uk.coregroups.membership.school.SchoolTerm;

/** No two terms of one school share a day. */
final class TermClashes {

  private TermClashes() {}

  /** Rows that say the same twice, and terms of one school that overlap in the file. */
  static List<Fault> among(List<TermRow> rows) {
    var faults = new ArrayList<Fault>();
    var first = new HashMap<Map.Entry<String, SchoolTerm>, TermRow>();
    for (var row : rows) {
      var earlier = first.putIfAbsent(Map.entry(row.urn(), row.term()), row);
      if (earlier != null) {
        faults.add(row.wrong(TermColumn.URN, "is the same row as row " + earlier.number()));
      }
    }
    first.values().stream()
        .collect(Collectors.groupingBy(TermRow::urn))
        .values()
        .forEach(school -> faults.addAll(overlaps(school)));
    return faults;
  }

  /** A row that overlaps a term which is kept for its school and stays. */
  static List<Fault> with(List<SchoolTerm> kept, List<TermRow> school) {
    var faults = new ArrayList<Fault>();
    for (var row : school) {
      kept.stream()
          .filter(row.term()::overlaps)
          .findFirst()
          .ifPresent(term ->
              faults.add(
                  row.wrong(
                      TermColumn.FIRST_DAY,
                      "overlaps a term of another school year that is kept for this school, "
                          + term.firstDay()
                          + " to "
                          + term.lastDay())));
    }
    return faults;
  }

  /** Each row that begins before the longest of those that began earlier has ended. */
  private static List<Fault> overlaps(List<TermRow> school) {
    var faults = new ArrayList<Fault>();
    var inOrder =
        school.stream()
            .sorted(
                Comparator.comparing((TermRow row) -> row.term().firstDay())
                    .thenComparingInt(TermRow::number))
            .toList();
    var last = inOrder.getFirst();
    for (var row : inOrder.subList(1, inOrder.size())) {
      if (row.term().overlaps(last.term())) {
        faults.add(
            row.wrong(
                TermColumn.FIRST_DAY,
                "overlaps the term of the same school in row " + last.number()));
      }
      if (row.term().lastDay().isAfter(last.term().lastDay())) {
        last = row;
      }
    }
    return faults;
  }
}
