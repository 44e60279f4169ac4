package uk.coregroups.membership.transition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.SchoolId;
import uk.coregroups.membership.child.Child;
import uk.coregroups.membership.school.School;
import uk.coregroups.membership.school.SchoolStore;

/**
 * What somebody should look at about the schools of a family's children, in words for the office: a
 * school that has closed or takes no children so old, and a change of school that nobody expects.
 */
@Service
public class SchoolConcerns {

  private final PresentSchools presentSchools;
  private final SchoolStore schools;

  SchoolConcerns(PresentSchools presentSchools, SchoolStore schools) {
    this.presentSchools = presentSchools;
    this.schools = schools;
  }

  /**
   * All of it.
   *
   * @param family the children, with the schools to which they go today
   */
  public List<String> of(List<Child> family, PartnershipId partnership, LocalDate today) {
    var planned = family.stream().filter(Child::hasRunningPlan).filter(Child::isBorn).toList();
    var ids = planned.stream().map(Child::id).toList();
    int summer = SchoolAge.summerAfter(today);
    var expected = presentSchools.withMove(ids, summer);
    var concerns = new ArrayList<String>();
    for (var child : planned) {
      var school = find(child.school(), partnership);
      school.flatMap(one -> wrong(one, child, today)).ifPresent(concerns::add);
      NextMove.in(summer, bornOn(child), school.orElse(null))
          .filter(move -> !expected.contains(child.id()))
          .map(move ->
              "%s changes school in the summer of %d (%s), and no move is expected yet."
                  .formatted(child.called().value(), summer, move.words()))
          .ifPresent(concerns::add);
    }
    return concerns;
  }

  private static LocalDate bornOn(Child child) {
    return Objects.requireNonNull(child.bornOn());
  }

  /** Why a school can hardly be the one a child goes to; nothing if it can. */
  private static Optional<String> wrong(School school, Child child, LocalDate today) {
    var name = child.called().value();
    if (school.isClosedOn(today)) {
      return Optional.of(
          "%s, the school of %s, has closed. Write down where they go now."
              .formatted(school.name(), name));
    }
    int age = SchoolAge.in(SchoolAge.summerAfter(today), bornOn(child));
    return NextMove.until(school)
        .filter(until -> age > until)
        .map(until ->
            "%s, the school of %s, takes no children older than %d. Write down where they go now."
                .formatted(school.name(), name, until));
  }

  private Optional<School> find(@Nullable SchoolId id, PartnershipId by) {
    return Optional.ofNullable(id).flatMap(one -> schools.find(one, by));
  }
}
