package uk.coregroups.gateway.coregroup;

import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.ObligationId;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.services.Membership;
import uk.coregroups.gateway.services.Scheduling;

/** What only a person can say: that something owed was done, and that a child's plan has ended. */
@Controller
class DonePage {

  private final Scheduling scheduling;
  private final Membership membership;

  DonePage(Scheduling scheduling, Membership membership) {
    this.scheduling = scheduling;
    this.membership = membership;
  }

  @GetMapping("/core-groups/{id}/obligations/{obligation}/done")
  String done(
      @PathVariable CoreGroupId id,
      @PathVariable ObligationId obligation,
      @ModelAttribute("today") LocalDate today,
      Model model) {
    return showDone(id, obligation, Form.empty().withDate("on", today), model);
  }

  @PostMapping("/core-groups/{id}/obligations/{obligation}/done")
  String settled(
      @PathVariable CoreGroupId id,
      @PathVariable ObligationId obligation,
      @RequestParam Map<String, String> parameters,
      Model model,
      RedirectAttributes flash) {
    var form = Form.of(parameters);
    var on = form.requiredDate("on", "The day it was done");
    if (form.sent(() -> scheduling.settle(obligation, new Scheduling.Done(on)))) {
      flash.addFlashAttribute("notice", "Recorded as done");
      return "redirect:/core-groups/" + id;
    }
    return showDone(id, obligation, form, model);
  }

  @GetMapping("/core-groups/{id}/children/{child}/end-plan")
  String end(
      @PathVariable CoreGroupId id,
      @PathVariable ChildId child,
      @ModelAttribute("today") LocalDate today,
      Model model) {
    return showEnd(id, child, Form.empty().withDate("endedOn", today), model);
  }

  @PostMapping("/core-groups/{id}/children/{child}/end-plan")
  String ended(
      @PathVariable CoreGroupId id,
      @PathVariable ChildId child,
      @RequestParam Map<String, String> parameters,
      Model model,
      RedirectAttributes flash) {
    var form = Form.of(parameters);
    var on = form.requiredDate("endedOn", "The day the plan ended");
    if (form.sent(() -> membership.endPlan(id, child, new Membership.PlanEnd(on)))) {
      flash.addFlashAttribute("notice", "The end of the plan is recorded");
      return "redirect:/core-groups/" + id;
    }
    return showEnd(id, child, form, model);
  }

  private String showDone(CoreGroupId id, ObligationId obligation, Form form, Model model) {
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

  private String showEnd(CoreGroupId id, ChildId childId, Form form, Model model) {
    var child =
        membership.group(id).children().stream()
            .filter(one -> one.id().equals(childId))
            .findFirst()
            .orElseThrow();
    model.addAttribute("group", id);
    model.addAttribute("child", child);
    model.addAttribute("form", form);
    return "coregroup/end-plan";
  }
}
