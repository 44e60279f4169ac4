package uk.coregroups.membership.need;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.Need;
import uk.coregroups.events.membership.NeedKind;
import uk.coregroups.membership.person.Language;
import uk.coregroups.membership.person.PersonStore;

/** Records all that somebody needs, and tells every group in which they sit. */
@Service
class RecordNeeds {

  private final NeedStore needs;
  private final PersonStore people;
  private final TellNeeds tellNeeds;
  private final Clock clock;

  RecordNeeds(NeedStore needs, PersonStore people, TellNeeds tellNeeds, Clock clock) {
    this.needs = needs;
    this.people = people;
    this.tellNeeds = tellNeeds;
    this.clock = clock;
  }

  @Transactional
  public Outcome<List<Need>> record(
      PersonId person, PartnershipId partnership, List<Need> all, String by, LocalDate today) {
    if (people.find(person, partnership).isEmpty()) {
      return Outcome.unknown("This person is not known here.");
    }
    if (all.stream().map(Need::kind).distinct().count() < all.size()) {
      return Outcome.refused("needs", "name the same thing twice");
    }
    if (!all.stream().allMatch(RecordNeeds::isWhole)) {
      return Outcome.refused("language", "must be chosen for an interpreter, and for nothing else");
    }
    needs.replace(person, partnership, all, by, clock.instant());
    needs.groupsOf(person, today).forEach(group -> tellNeeds.tell(group, partnership, person));
    return Outcome.done(all);
  }

  private static boolean isWhole(Need need) {
    var language = need.language();
    return need.kind() == NeedKind.INTERPRETER
        ? language != null && Language.of(language).isPresent()
        : language == null;
  }
}
