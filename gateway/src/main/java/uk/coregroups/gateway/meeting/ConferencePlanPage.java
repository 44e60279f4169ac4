package uk.coregroups.gateway.meeting;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.services.Membership;
import uk.coregroups.gateway.services.Scheduling;

/** Sets the date of a conference to come, or moves it. */
@Controller
class ConferencePlanPage {

  private final Scheduling scheduling;
  private final Membership membership;

  ConferencePlanPage(Scheduling scheduling, Membership membership) {
    this.scheduling = scheduling;
    this.membership = membership;
  }

  @GetMapping("/core-groups/{id}/conference-plans/new")
  String plan(
      @PathVariable CoreGroupId id, @RequestParam(defaultValue = "") String plan, Model model) {
    var form =
        plan.isEmpty()
            ? Form.of(Map.of("kind", "REVIEW"))
            : scheduling.conferencePlans(id).stream()
                .filter(one -> one.id().toString().equals(plan))
                .findFirst()
                .map(ConferencePlanPage::filled)
                .orElseThrow();
    return show(id, form, model);
  }

  @PostMapping("/core-groups/{id}/conference-plans/new")
  String planned(@PathVariable CoreGroupId id, Form form, Model model, RedirectAttributes flash) {
    var kind = form.required("kind", "Say which conference it is");
    var on = form.requiredDate("on", "The date of the conference");
    var children = form.ticked("child-").stream().map(ChildId::of).toList();
    if (children.isEmpty()) {
      form.with("children", "Choose at least one child");
    }
    var plan = new Scheduling.NewConferencePlan(kind, on, children);
    if (form.sent(() -> scheduling.planConference(id, plan))) {
      flash.addFlashAttribute(
          "notice", "The date is set, and what is due before the conference is counted from it");
      return "redirect:/core-groups/" + id;
    }
    return show(id, form, model);
  }

  private static Form filled(Scheduling.ConferencePlan plan) {
    var values = new HashMap<>(Map.of("kind", plan.kind()));
    plan.children().forEach(child -> values.put("child-" + child, "yes"));
    return Form.of(values).withDate("on", plan.on());
  }

  private String show(CoreGroupId id, Form form, Model model) {
    model.addAttribute("group", membership.group(id));
    model.addAttribute("form", form);
    model.addAttribute("all", form.ticked("child-").isEmpty());
    return "meeting/conference-plan";
  }
}
