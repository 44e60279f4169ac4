package uk.coregroups.membership.school;

import java.util.ArrayList;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Outcome.Wrong;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.membership.person.PersonStore;

/** Adds a school or corrects it, and names its Designated Safeguarding Lead. */
@Service
class KeepSchool {

  private static final int LONGEST_NAME = 150;

  private final SchoolStore schools;
  private final PersonStore people;

  KeepSchool(SchoolStore schools, PersonStore people) {
    this.schools = schools;
    this.people = people;
  }

  @Transactional
  public Outcome<School> keep(School school, PartnershipId partnership) {
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
    if (!wrongs.isEmpty()) {
      return new Outcome.Refused<>(wrongs);
    }
    schools.save(school);
    if (lead != null) {
      schools.nameLead(school.id(), partnership, lead);
    }
    return Outcome.done(school);
  }
}
