package uk.coregroups.gateway.person;

import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.services.Membership;

/** One professional takes the place of another, in every core group at once. */
@Controller
class ReplacePage {

  private final Membership membership;

  ReplacePage(Membership membership) {
    this.membership = membership;
  }

  @GetMapping("/people/{id}/replace/{successor}")
  String replace(
      @PathVariable PersonId id,
      @PathVariable PersonId successor,
      @ModelAttribute("today") LocalDate today,
      Model model) {
    return show(id, successor, Form.empty().withDate("from", today), model);
  }

  @PostMapping("/people/{id}/replace/{successor}")
  String replaced(
      @PathVariable PersonId id,
      @PathVariable PersonId successor,
      Form form,
      Model model,
      RedirectAttributes flash) {
    var from = form.requiredDate("from", "The first day in their place");
    var why = form.required("why", "Say why, for the record");
    var handover = form.given("handover").orElse(null);
    var replacing = new Membership.Replacing(successor, from, why, handover);
    var replaced = form.answer(() -> membership.replace(id, replacing));
    if (replaced.isPresent()) {
      flash.addFlashAttribute(
          "notice",
          "Replaced. Core groups in which somebody else sits now: " + replaced.get().groups());
      return "redirect:/people/" + successor;
    }
    return show(id, successor, form, model);
  }

  private String show(PersonId id, PersonId successor, Form form, Model model) {
    model.addAttribute("person", membership.person(id));
    model.addAttribute("successor", membership.person(successor));
    model.addAttribute("seats", membership.seats(id));
    model.addAttribute("form", form);
    return "person/replace";
  }
}
