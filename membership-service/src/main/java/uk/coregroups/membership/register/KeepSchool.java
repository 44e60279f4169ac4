package uk.coregroups.membership.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Outcome.Wrong;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.SchoolId;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.membership.person.NamedStaff;
import uk.coregroups.membership.person.PersonStore;
import uk.coregroups.membership.school.School;
import uk.coregroups.membership.school.SchoolStore;
import uk.coregroups.membership.schoolmove.TellMoves;

/**
 * Adds a school or corrects it, and names its Designated Safeguarding Lead. The moves that hang on
 * what has changed are told again.
 */
@Service
class KeepSchool {

  private static final int LONGEST_NAME = 150;

  private final SchoolStore schools;
  private final PersonStore people;
  private final NamedStaff namedStaff;
  private final TellMoves tellMoves;

  KeepSchool(SchoolStore schools, PersonStore people, NamedStaff namedStaff, TellMoves tellMoves) {
    this.namedStaff = namedStaff;
    this.schools = schools;
    this.people = people;
    this.tellMoves = tellMoves;
  }

  @Transactional
  public Outcome<School> keep(
      School school, PartnershipId partnership, String by, LocalDate today) {
    var wrongs = new ArrayList<Wrong>();
    if (school.name().isBlank() || school.name().length() > LONGEST_NAME) {
      wrongs.add(new Wrong("name", "must be the school's name, in at most 150 characters"));
    }
    if (school.urn() != null && !school.urn().matches("[0-9]{5,7}")) {
      wrongs.add(new Wrong("urn", "must be the school's number in the register, 5 to 7 digits"));
    }
    if (school.urn() != null && schools.isUrnTaken(school.urn(), school.id())) {
      wrongs.add(new Wrong("urn", "is another school's number already"));
    }
    if (school.lastDay() != null
        && school.termStarts() != null
        && !school.lastDay().isBefore(school.termStarts())) {
      wrongs.add(new Wrong("termStarts", "must be after the last day of the summer term"));
    }
    var lead = school.lead();
    if (lead != null
        && people
            .find(lead, partnership)
            .filter(one -> one.kind() == PersonKind.PROFESSIONAL)
            .isEmpty()) {
      wrongs.add(new Wrong("lead", "must be a professional who is known here"));
    }
    if (lead != null && isForOthers(school.id(), lead, partnership, by)) {
      wrongs.add(new Wrong("lead", "must be named by somebody else: ask your team manager"));
    }
    if (!wrongs.isEmpty()) {
      return new Outcome.Refused<>(wrongs);
    }
    tellMoves.thatChangeWith(List.of(school.id()), today, () -> save(school, partnership));
    return Outcome.done(school);
  }

  private boolean isForOthers(
      SchoolId school, PersonId lead, PartnershipId partnership, String by) {
    boolean same =
        schools.find(school, partnership).filter(it -> lead.equals(it.lead())).isPresent();
    return !same && !namedStaff.whoseLeadIsForOthers(by, partnership, List.of(school)).isEmpty();
  }

  private void save(School school, PartnershipId partnership) {
    schools.save(school);
    if (school.lead() != null) {
      schools.nameLead(school.id(), partnership, school.lead());
    }
  }
}
