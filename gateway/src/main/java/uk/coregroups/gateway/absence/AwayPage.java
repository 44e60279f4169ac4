package uk.coregroups.gateway.absence;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
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

/** The office records that a professional is away, and who comes in their place. */
@Controller
class AwayPage {

  private final Absences absences;
  private final Membership membership;

  AwayPage(Absences absences, Membership membership) {
    this.absences = absences;
    this.membership = membership;
  }

  @GetMapping("/people/{id}/away")
  String away(@PathVariable PersonId id, @ModelAttribute("today") LocalDate today, Model model) {
    return show(id, today, Form.of(Map.of("coreGroup", "all")), model);
  }

  @PostMapping("/people/{id}/away")
  String recorded(
      @PathVariable PersonId id,
      @ModelAttribute("today") LocalDate today,
      Form form,
      Model model,
      RedirectAttributes flash) {
    var wanted = AwayForm.wanted(form);
    if (form.sent(() -> absences.record(id, wanted))) {
      flash.addFlashAttribute("notice", "Recorded. Meetings of these days are put right");
      return "redirect:/people/" + id + "/away";
    }
    return show(id, today, form, model);
  }

  @PostMapping("/people/{id}/away/end")
  String ended(
      @PathVariable PersonId id,
      @ModelAttribute("today") LocalDate today,
      Form form,
      Model model,
      RedirectAttributes flash) {
    var back = AwayForm.back(form);
    if (form.sent(() -> absences.end(id, back))) {
      flash.addFlashAttribute("notice", "Recorded. Their deputy comes no more from that day");
      return "redirect:/people/" + id + "/away";
    }
    return show(id, today, form, model);
  }

  private String show(PersonId id, LocalDate today, Form form, Model model) {
    var groups = new LinkedHashMap<String, String>();
    membership
        .seats(id)
        .forEach(seat ->
            groups.put(seat.coreGroup().toString(), seat.children() + " " + seat.reference()));
    var home = "/people/" + id;
    model.addAttribute(
        "away",
        new AwayForm(
            membership.person(id).name(),
            home + "/away",
            home,
            AwayForm.groups(groups),
            absences.of(id)));
    model.addAttribute("form", AwayForm.filled(form, today));
    return "absence/away";
  }
}
