package uk.coregroups.membership.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.SchoolId;
import uk.coregroups.membership.register.TermRow.Fault;
import uk.coregroups.membership.school.SchoolStore;
import uk.coregroups.membership.school.SchoolTerm;
import uk.coregroups.membership.school.TermStore;
import uk.coregroups.membership.schoolmove.TellMoves;

/**
 * Takes in the terms of many schools from one file: all of it, or nothing and every wrong row said.
 *
 * <p>A file speaks for whole school years. The terms it has for a school and a school year are all
 * there are; those of other school years stay as they were.
 */
@Service
class ImportTerms {

  private final SchoolStore schools;
  private final TermStore terms;
  private final TellMoves tellMoves;

  ImportTerms(SchoolStore schools, TermStore terms, TellMoves tellMoves) {
    this.schools = schools;
    this.terms = terms;
    this.tellMoves = tellMoves;
  }

  @Transactional
  public Outcome<Imported> take(String text, LocalDate today) {
    var file = TermFile.read(text);
    if (!file.wrongs().isEmpty()) {
      return new Outcome.Refused<>(file.wrongs());
    }
    terms.hold();
    var ids = schools.byUrn(file.rows().stream().map(TermRow::urn).collect(Collectors.toSet()));
    var rows = bySchool(file.rows(), ids);
    var staying = staying(rows);
    var faults = new ArrayList<>(file.faults());
    faults.addAll(strangers(file.rows(), ids));
    faults.addAll(TermClashes.among(file.rows()));
    rows.forEach((school, its) ->
        faults.addAll(TermClashes.with(staying.getOrDefault(school, List.of()), its)));
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults.stream().sorted().map(Fault::asWrong).toList());
    }
    tellMoves.thatChangeWith(rows.keySet(), today, () -> terms.replace(together(rows, staying)));
    return Outcome.done(new Imported(rows.size(), file.rows().size()));
  }

  private static List<Fault> strangers(List<TermRow> rows, Map<String, SchoolId> ids) {
    return rows.stream()
        .filter(row -> !ids.containsKey(row.urn()))
        .map(row -> row.wrong(TermColumn.URN, "is no school in the list of schools; add it first"))
        .toList();
  }

  private static Map<SchoolId, List<TermRow>> bySchool(
      List<TermRow> rows, Map<String, SchoolId> ids) {
    return rows.stream()
        .filter(row -> ids.containsKey(row.urn()))
        .collect(Collectors.groupingBy(row -> ids.get(row.urn())));
  }

  /** What is kept for school years of which the file does not speak. */
  private Map<SchoolId, List<SchoolTerm>> staying(Map<SchoolId, List<TermRow>> rows) {
    var staying = new HashMap<SchoolId, List<SchoolTerm>>();
    terms
        .of(rows.keySet())
        .forEach((school, kept) -> {
          var years = schoolYears(rows.getOrDefault(school, List.of()));
          staying.put(
              school, kept.stream().filter(term -> !years.contains(term.schoolYear())).toList());
        });
    return staying;
  }

  private static Set<Integer> schoolYears(List<TermRow> rows) {
    return rows.stream().map(row -> row.term().schoolYear()).collect(Collectors.toSet());
  }

  private static Map<SchoolId, List<SchoolTerm>> together(
      Map<SchoolId, List<TermRow>> rows, Map<SchoolId, List<SchoolTerm>> staying) {
    var all = new HashMap<SchoolId, List<SchoolTerm>>();
    rows.forEach((school, its) ->
        all.put(
            school,
            Stream.concat(
                    staying.getOrDefault(school, List.of()).stream(),
                    its.stream().map(TermRow::term))
                .toList()));
    return all;
  }

  /** What came in: terms, of how many schools. */
  record Imported(int schools, int terms) {}
}
