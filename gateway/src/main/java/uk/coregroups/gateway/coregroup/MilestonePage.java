package uk.coregroups.gateway.coregroup;

import java.util.LinkedHashMap;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.services.Membership;
import uk.coregroups.gateway.services.Scheduling;
import uk.coregroups.gateway.services.Scheduling.NewMilestone;

/**
 * Records what limits are counted from besides conferences and meetings; births are recorded with
 * the child.
 */
@Controller
class MilestonePage {

  private final Scheduling scheduling;
  private final Membership membership;

  MilestonePage(Scheduling scheduling, Membership membership) {
    this.scheduling = scheduling;
    this.membership = membership;
  }

  @GetMapping("/core-groups/{id}/milestones/new")
  String record(@PathVariable CoreGroupId id, Model model) {
    return show(id, Form.empty(), model);
  }

  @PostMapping("/core-groups/{id}/milestones/new")
  String recorded(@PathVariable CoreGroupId id, Form form, Model model, RedirectAttributes flash) {
    var kind = form.required("kind", "Say what it is");
    var on = form.requiredDate("on", "The day");
    var children = form.ticked("child-").stream().map(ChildId::of).toList();
    var milestone = new NewMilestone(kind, on, children.isEmpty() ? null : children);
    if (form.sent(() -> scheduling.recordMilestone(id, milestone))) {
      flash.addFlashAttribute("notice", "Recorded, and the limits are counted from it");
      return "redirect:/core-groups/" + id;
    }
    return show(id, form, model);
  }

  private String show(CoreGroupId id, Form form, Model model) {
    var kinds = new LinkedHashMap<String, String>();
    kinds.put("STRATEGY_DISCUSSION", "A strategy discussion that began section 47 enquiries");
    kinds.put("TRANSFER_NOTIFIED", "Another authority gave written notice of a transfer");
    model.addAttribute("group", membership.group(id));
    model.addAttribute("kinds", kinds);
    model.addAttribute("form", form);
    return "coregroup/milestone";
  }
}
