package uk.coregroups.gateway.school;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.SchoolId;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.page.Search;
import uk.coregroups.gateway.services.Membership;

/** Where a child goes to school now, put right. */
@Controller
class ChildSchoolPage {

  private static final String NONE = "none";

  private final Membership membership;
  private final Schools schools;
  private final SchoolMoves moves;

  ChildSchoolPage(Membership membership, Schools schools, SchoolMoves moves) {
    this.membership = membership;
    this.schools = schools;
    this.moves = moves;
  }

  @GetMapping("/core-groups/{group}/children/{child}/school")
  String choose(
      @PathVariable CoreGroupId group, @PathVariable ChildId child, Search search, Model model) {
    return show(group, child, search.form(), model);
  }

  @PostMapping("/core-groups/{group}/children/{child}/school")
  String correct(
      @PathVariable CoreGroupId group,
      @PathVariable ChildId child,
      Form form,
      Model model,
      RedirectAttributes flash) {
    var chosen = form.required("school", "Choose the school, or that the child goes to none");
    if (form.sent(() -> moves.correct(group, child, attended(chosen)))) {
      flash.addFlashAttribute("notice", "It is written down where the child goes to school");
      return "redirect:/core-groups/" + group;
    }
    return show(group, child, form, model);
  }

  private static SchoolMoves.Attended attended(String chosen) {
    return new SchoolMoves.Attended(chosen.equals(NONE) ? null : SchoolId.of(chosen));
  }

  private String show(CoreGroupId groupId, ChildId id, Form form, Model model) {
    var choice = SchoolChoice.of(schools, form);
    choice.put(NONE, "The child goes to no school");
    model.addAttribute("group", groupId);
    model.addAttribute("child", membership.group(groupId).child(id));
    model.addAttribute("form", form);
    model.addAttribute("schools", choice);
    return "school/child-school";
  }
}
