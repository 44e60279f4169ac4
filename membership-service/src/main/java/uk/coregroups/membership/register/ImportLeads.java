package uk.coregroups.membership.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Outcome.Wrong;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.SchoolId;
import uk.coregroups.membership.person.KeepPerson;
import uk.coregroups.membership.person.NamedStaff;
import uk.coregroups.membership.person.Person;
import uk.coregroups.membership.school.School;
import uk.coregroups.membership.school.SchoolStore;
import uk.coregroups.membership.schoolmove.TellMoves;

/**
 * Takes in the safeguarding leads of many schools from one file, and their terms if it has them:
 * all of it, or nothing and every wrong row said.
 *
 * <p>A lead is a professional of the partnership, found by their mailbox or else added. One who is
 * known already keeps the name and agency they have. A lead whom somebody else has to name is left
 * as they are, and their row is given back for a person.
 */
@Service
class ImportLeads {

  private static final String LEFT =
      "was left as it is here. Ask your team manager to name this lead on the page of the school";

  private final SchoolStore schools;
  private final KeepPerson keepPerson;
  private final ImportTerms importTerms;
  private final NamedStaff namedStaff;
  private final TellMoves tellMoves;

  ImportLeads(
      SchoolStore schools,
      KeepPerson keepPerson,
      ImportTerms importTerms,
      NamedStaff namedStaff,
      TellMoves tellMoves) {
    this.namedStaff = namedStaff;
    this.schools = schools;
    this.keepPerson = keepPerson;
    this.importTerms = importTerms;
    this.tellMoves = tellMoves;
  }

  @Transactional
  public Outcome<Imported> take(
      String text, PartnershipId partnership, String by, LocalDate today) {
    var file = LeadFile.read(text);
    var wrongs = new ArrayList<>(file.wrongs());
    var ids = schools.byUrn(file.rows().stream().map(LeadRow::urn).collect(Collectors.toSet()));
    for (var row : file.rows()) {
      if (!ids.containsKey(row.urn())) {
        wrongs.add(row.wrong(LeadRow.URN, "is no school in the list of schools; add it first"));
      }
    }
    var leads = new HashMap<SchoolId, PersonId>();
    var held = new ArrayList<String>();
    int terms = 0;
    if (wrongs.isEmpty()) {
      var forOthers = namedStaff.whoseLeadIsForOthers(by, partnership, ids.values());
      for (var row : file.rows()) {
        var id = Objects.requireNonNull(ids.get(row.urn()));
        var school = schools.find(id, partnership).orElseThrow();
        if (!forOthers.contains(id)) {
          lead(row, school, partnership, wrongs).ifPresent(lead -> leads.put(id, lead));
        } else if (!isLed(school, row, partnership)) {
          held.add(row.said(LEFT));
        }
      }
      terms = file.hasTerms() ? terms(text, today, wrongs) : 0;
    }
    if (!wrongs.isEmpty()) {
      TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
      return new Outcome.Refused<>(wrongs);
    }
    tellMoves.thatChangeWith(
        leads.keySet(),
        today,
        () -> leads.forEach((school, lead) -> schools.nameLead(school, partnership, lead)));
    return Outcome.done(new Imported(leads.size(), terms, held));
  }

  private boolean isLed(School school, LeadRow row, PartnershipId partnership) {
    return keepPerson
        .knownAt(row.email(), partnership)
        .filter(lead -> lead.id().equals(school.lead()))
        .isPresent();
  }

  private Optional<PersonId> lead(
      LeadRow row, School school, PartnershipId partnership, List<Wrong> wrongs) {
    var details = new KeepPerson.Details(row.name(), school.name(), row.email(), null, false);
    return switch (keepPerson.findOrAdd(partnership, details)) {
      case Outcome.Done<Person>(var lead) -> Optional.of(lead.id());
      case Outcome.Unknown<Person>(var what) -> throw new IllegalStateException(what);
      case Outcome.Refused<Person>(var refused) -> {
        refused.forEach(wrong -> wrongs.add(row.wrong(column(wrong.field()), wrong.words())));
        yield Optional.empty();
      }
    };
  }

  private static String column(String field) {
    return field.equals("email") ? LeadRow.EMAIL : LeadRow.NAME;
  }

  private int terms(String text, LocalDate today, List<Wrong> wrongs) {
    return switch (importTerms.take(text, today)) {
      case Outcome.Done<ImportTerms.Imported>(var imported) -> imported.terms();
      case Outcome.Unknown<ImportTerms.Imported>(var what) -> throw new IllegalStateException(what);
      case Outcome.Refused<ImportTerms.Imported>(var refused) -> {
        wrongs.addAll(refused);
        yield 0;
      }
    };
  }

  /**
   * What came in: leads of so many schools, and so many terms.
   *
   * @param held rows that a person must see to, in words
   */
  record Imported(int leads, int terms, List<String> held) {}
}
