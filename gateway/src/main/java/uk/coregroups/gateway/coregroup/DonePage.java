package uk.coregroups.gateway.coregroup;

import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.ObligationId;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.services.Scheduling;

/** What only a person can say: that something owed was done. */
@Controller
class DonePage {

  private final Scheduling scheduling;

  DonePage(Scheduling scheduling) {
    this.scheduling = scheduling;
  }

  @GetMapping("/core-groups/{id}/obligations/{obligation}/done")
  String done(
      @PathVariable CoreGroupId id,
      @PathVariable ObligationId obligation,
      @ModelAttribute("today") LocalDate today,
      Model model) {
    return show(id, obligation, Form.empty().withDate("on", today), model);
  }

  @PostMapping("/core-groups/{id}/obligations/{obligation}/done")
  String settled(
      @PathVariable CoreGroupId id,
      @PathVariable ObligationId obligation,
      Form form,
      Model model,
      RedirectAttributes flash) {
    var on = form.requiredDate("on", "The day it was done");
    if (form.sent(() -> scheduling.settle(obligation, new Scheduling.Done(on)))) {
      flash.addFlashAttribute("notice", "Recorded as done");
      return "redirect:/core-groups/" + id;
    }
    return show(id, obligation, form, model);
  }

  private String show(CoreGroupId id, ObligationId obligation, Form form, Model model) {
    var line =
        scheduling.timetable(id).stream()
            .filter(one -> one.obligation().equals(obligation))
            .findFirst()
            .orElseThrow();
    model.addAttribute("group", id);
    model.addAttribute("line", line);
    model.addAttribute("form", form);
    return "coregroup/done";
  }
}
