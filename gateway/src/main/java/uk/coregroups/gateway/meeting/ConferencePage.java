package uk.coregroups.gateway.meeting;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.ConferenceId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.services.Membership;
import uk.coregroups.gateway.services.Scheduling;
import uk.coregroups.gateway.services.Scheduling.Corrected;
import uk.coregroups.gateway.services.Scheduling.NewConference;

/** Records a conference, or puts the date of one right. */
@Controller
class ConferencePage {

  private final Scheduling scheduling;
  private final Membership membership;

  ConferencePage(Scheduling scheduling, Membership membership) {
    this.scheduling = scheduling;
    this.membership = membership;
  }

  @GetMapping("/core-groups/{id}/conferences/new")
  String record(@PathVariable CoreGroupId id, Model model) {
    boolean first = scheduling.conferences(id).isEmpty();
    return show(id, Form.of(Map.of("kind", first ? "INITIAL" : "REVIEW", "quorate", "yes")), model);
  }

  @PostMapping("/core-groups/{id}/conferences/new")
  String recorded(@PathVariable CoreGroupId id, Form form, Model model, RedirectAttributes flash) {
    var kind = form.required("kind", "Say which conference it was");
    var heldOn = form.requiredDate("heldOn", "The date of the conference");
    var children = form.ticked("child-").stream().map(ChildId::of).toList();
    if (children.isEmpty()) {
      form.with("children", "Choose at least one child");
    }
    var quorate = form.required("quorate", "Say whether it was quorate");
    var conference = new NewConference(kind, heldOn, children, quorate.equals("yes"));
    if (form.sent(() -> scheduling.recordConference(id, conference))) {
      flash.addFlashAttribute("notice", "The conference is recorded, and the limits are counted");
      return "redirect:/core-groups/" + id;
    }
    return show(id, form, model);
  }

  @GetMapping("/core-groups/{id}/conferences/{conference}/correct")
  String correct(@PathVariable CoreGroupId id, @PathVariable ConferenceId conference, Model model) {
    return showCorrection(id, conference, Form.empty(), model);
  }

  @PostMapping("/core-groups/{id}/conferences/{conference}/correct")
  String corrected(
      @PathVariable CoreGroupId id,
      @PathVariable ConferenceId conference,
      Form form,
      Model model,
      RedirectAttributes flash) {
    var heldOn = form.requiredDate("heldOn", "The date of the conference");
    if (form.sent(() -> scheduling.correctConference(conference, new Corrected(heldOn)))) {
      flash.addFlashAttribute("notice", "The date is put right, and the limits are counted again");
      return "redirect:/core-groups/" + id;
    }
    return showCorrection(id, conference, form, model);
  }

  private String show(CoreGroupId id, Form form, Model model) {
    model.addAttribute("group", membership.group(id));
    model.addAttribute("form", form);
    model.addAttribute("all", form.ticked("child-").isEmpty());
    return "meeting/conference";
  }

  private String showCorrection(CoreGroupId id, ConferenceId conference, Form form, Model model) {
    var known =
        scheduling.conferences(id).stream()
            .filter(one -> one.id().equals(conference))
            .findFirst()
            .orElseThrow();
    model.addAttribute("group", id);
    model.addAttribute("conference", known);
    model.addAttribute(
        "form", form.values().isEmpty() ? form.withDate("heldOn", known.heldOn()) : form);
    return "meeting/correct";
  }
}
