package uk.coregroups.gateway.person;

import java.util.List;
import java.util.function.BiPredicate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.gateway.page.Search;
import uk.coregroups.gateway.services.Membership;
import uk.coregroups.gateway.services.Membership.Person;

/** Finds the second of two: whoever else is on record for a person, or takes their place. */
@Controller
class SecondPersonPage {

  private final Membership membership;

  SecondPersonPage(Membership membership) {
    this.membership = membership;
  }

  @GetMapping("/people/{id}/merge")
  String twice(
      @PathVariable PersonId id,
      Search search,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    show(id, search, page, (person, other) -> other.kind() == person.kind(), model);
    return "person/twice";
  }

  @GetMapping("/people/{id}/replace")
  String successor(
      @PathVariable PersonId id,
      Search search,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    show(id, search, page, (person, other) -> !other.isFamily(), model);
    return "person/successor";
  }

  private void show(
      PersonId id, Search search, int page, BiPredicate<Person, Person> may, Model model) {
    var person = membership.person(id);
    var found = membership.people(search.at(page));
    model.addAttribute("person", person);
    model.addAttribute("search", search);
    model.addAttribute("others", others(person, found.rows(), may));
    model.addAttribute("count", found.count());
    model.addAttribute("page", page);
  }

  private static List<Person> others(
      Person person, List<Person> found, BiPredicate<Person, Person> may) {
    return found.stream()
        .filter(other -> !other.id().equals(person.id()) && may.test(person, other))
        .toList();
  }
}
