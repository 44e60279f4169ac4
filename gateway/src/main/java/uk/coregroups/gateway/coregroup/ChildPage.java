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
import uk.coregroups.gateway.school.Schools;
import uk.coregroups.gateway.services.Membership;

/** One child: what is known, and of one who is not born yet, what becomes of that. */
@Controller
class ChildPage {

  private final Membership membership;
  private final Families families;
  private final Schools schools;

  ChildPage(Membership membership, Families families, Schools schools) {
    this.membership = membership;
    this.families = families;
    this.schools = schools;
  }

  @GetMapping("/core-groups/{id}/children/{child}")
  String child(@PathVariable CoreGroupId id, @PathVariable ChildId child, Model model) {
    var group = membership.group(id);
    var one = group.child(child);
    model.addAttribute("group", group);
    model.addAttribute("child", one);
    model.addAttribute("school", one.school() == null ? "" : schools.one(one.school()).name());
    return "coregroup/one-child";
  }

  @GetMapping("/core-groups/{id}/children/{child}/birth")
  String birth(@PathVariable CoreGroupId id, @PathVariable ChildId child, Model model) {
    return show("birth", id, child, Form.empty(), model);
  }

  @PostMapping("/core-groups/{id}/children/{child}/birth")
  String born(
      @PathVariable CoreGroupId id,
      @PathVariable ChildId child,
      Form form,
      Model model,
      RedirectAttributes flash) {
    var birth =
        new Families.Birth(
            form.required("name", "Enter the child's name"),
            form.requiredDate("bornOn", "The child's date of birth"));
    if (form.sent(whole("child"), () -> families.birth(id, child, birth))) {
      return done("The birth is recorded, and what it makes due is counted from it", id, flash);
    }
    return show("birth", id, child, form, model);
  }

  @GetMapping("/core-groups/{id}/children/{child}/expected")
  String expected(@PathVariable CoreGroupId id, @PathVariable ChildId child, Model model) {
    var expectedOn = membership.group(id).child(child).expectedOn();
    var form = expectedOn == null ? Form.empty() : Form.empty().withDate("expectedOn", expectedOn);
    return show("expected", id, child, form, model);
  }

  @PostMapping("/core-groups/{id}/children/{child}/expected")
  String corrected(
      @PathVariable CoreGroupId id,
      @PathVariable ChildId child,
      Form form,
      Model model,
      RedirectAttributes flash) {
    var on = form.requiredDate("expectedOn", "The day on which the child is expected");
    if (form.sent(whole("child"), () -> families.expect(id, child, new Families.Expected(on)))) {
      return done("The day expected is corrected", id, flash);
    }
    return show("expected", id, child, form, model);
  }

  @GetMapping("/core-groups/{id}/children/{child}/pregnancy-ended")
  String ended(
      @PathVariable CoreGroupId id,
      @PathVariable ChildId child,
      @ModelAttribute("today") LocalDate today,
      Model model) {
    return show("pregnancy-ended", id, child, Form.empty().withDate("endedOn", today), model);
  }

  @PostMapping("/core-groups/{id}/children/{child}/pregnancy-ended")
  String recorded(
      @PathVariable CoreGroupId id,
      @PathVariable ChildId child,
      Form form,
      Model model,
      RedirectAttributes flash) {
    var on = form.requiredDate("endedOn", "The day");
    if (form.sent(
        whole("child"), () -> families.pregnancyEnded(id, child, new Families.PlanEnd(on)))) {
      return done("It is recorded, and the plan has ended", id, flash);
    }
    return show("pregnancy-ended", id, child, form, model);
  }

  private static String done(String notice, CoreGroupId id, RedirectAttributes flash) {
    flash.addFlashAttribute("notice", notice);
    return "redirect:/core-groups/" + id;
  }

  private String show(String page, CoreGroupId id, ChildId child, Form form, Model model) {
    model.addAttribute("group", id);
    model.addAttribute("child", membership.group(id).child(child));
    model.addAttribute("form", form);
    return "coregroup/" + page;
  }
}
