package uk.coregroups.gateway.person;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PersonId;

/** What was changed of a person, or of who belongs to a core group: newest first. */
@Controller
class ChangesPage {

  private final RecordedChanges recorded;

  ChangesPage(RecordedChanges recorded) {
    this.recorded = recorded;
  }

  @GetMapping("/people/{id}/changes")
  String ofPerson(
      @PathVariable PersonId id, @RequestParam(defaultValue = "1") int page, Model model) {
    return show(recorded.of(id, page), page, "/people/" + id, model);
  }

  @GetMapping("/core-groups/{id}/member-changes")
  String ofGroup(
      @PathVariable CoreGroupId id, @RequestParam(defaultValue = "1") int page, Model model) {
    return show(recorded.of(id, page), page, "/core-groups/" + id, model);
  }

  private static String show(RecordedChanges.Page changes, int page, String home, Model model) {
    model.addAttribute("changes", changes);
    model.addAttribute("page", page);
    model.addAttribute("home", home);
    return "person/changes";
  }
}
