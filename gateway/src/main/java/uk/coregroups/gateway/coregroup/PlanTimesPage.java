package uk.coregroups.gateway.coregroup;

import static uk.coregroups.gateway.page.Form.whole;

import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.services.Membership;

/** A child's plan has ended, or has begun again. */
@Controller
class PlanTimesPage {

  private final Membership membership;
  private final Families families;

  PlanTimesPage(Membership membership, Families families) {
    this.membership = membership;
    this.families = families;
  }

  @GetMapping("/core-groups/{id}/children/{child}/end-plan")
  String end(
      @PathVariable CoreGroupId id,
      @PathVariable ChildId child,
      @ModelAttribute("today") LocalDate today,
      Model model) {
    return show("end-plan", id, child, Form.empty().withDate("endedOn", today), model);
  }

  @PostMapping("/core-groups/{id}/children/{child}/end-plan")
  String ended(
      @PathVariable CoreGroupId id,
      @PathVariable ChildId child,
      Form form,
      Model model,
      RedirectAttributes flash) {
    var on = form.requiredDate("endedOn", "The day the plan ended");
    if (form.sent(() -> families.endPlan(id, child, new Families.PlanEnd(on)))) {
      flash.addFlashAttribute("notice", "The end of the plan is recorded");
      return "redirect:/core-groups/" + id;
    }
    return show("end-plan", id, child, form, model);
  }

  @GetMapping("/core-groups/{id}/children/{child}/plan-again")
  String again(@PathVariable CoreGroupId id, @PathVariable ChildId child, Model model) {
    return show("plan-again", id, child, Form.empty(), model);
  }

  @PostMapping("/core-groups/{id}/children/{child}/plan-again")
  String begun(
      @PathVariable CoreGroupId id,
      @PathVariable ChildId child,
      Form form,
      Model model,
      RedirectAttributes flash) {
    var on = form.requiredDate("startedOn", "The day the plan began");
    var again = new Families.Again(on, form.given("category").orElse(null));
    if (form.sent(whole("child", "coreGroup", "kin"), () -> families.planAgain(id, child, again))) {
      flash.addFlashAttribute("notice", "The plan has begun again");
      return "redirect:/core-groups/" + id;
    }
    return show("plan-again", id, child, form, model);
  }

  private String show(String page, CoreGroupId id, ChildId child, Form form, Model model) {
    model.addAttribute("group", id);
    model.addAttribute("child", membership.group(id).child(child));
    model.addAttribute("categories", PlanPage.CATEGORIES);
    model.addAttribute("form", form);
    return "coregroup/" + page;
  }
}
