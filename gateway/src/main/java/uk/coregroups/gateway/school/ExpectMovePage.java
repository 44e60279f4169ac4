package uk.coregroups.gateway.school;

import static uk.coregroups.gateway.page.Form.whole;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
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
import uk.coregroups.gateway.school.SchoolMoves.NewMove;
import uk.coregroups.gateway.services.Membership;

/** Somebody expects a child to change school. */
@Controller
class ExpectMovePage {

  private static final Map<String, String> PHASES = phases();
  private static final Set<String> DURING_THE_YEAR = Set.of("IN_YEAR", "HOME_EDUCATION");

  private final Membership membership;
  private final SchoolMoves moves;

  ExpectMovePage(Membership membership, SchoolMoves moves) {
    this.membership = membership;
    this.moves = moves;
  }

  @GetMapping("/core-groups/{group}/school-moves/new")
  String expect(
      @PathVariable CoreGroupId group, @ModelAttribute("today") LocalDate today, Model model) {
    return show(group, Form.of(Map.of("year", String.valueOf(summerAfter(today)))), model);
  }

  @PostMapping("/core-groups/{group}/school-moves/new")
  String expected(
      @PathVariable CoreGroupId group, Form form, Model model, RedirectAttributes flash) {
    var child = form.required("child", "Choose the child");
    var phase = form.required("phase", "Choose which move it is");
    boolean duringTheYear = DURING_THE_YEAR.contains(phase);
    var year = duringTheYear ? null : Integer.valueOf(form.requiredNumber("year", "The year"));
    var joinsOn = form.date("joinsOn", "The first day there").orElse(null);
    if (form.sent(
        whole("coreGroup"),
        () -> moves.expect(group, new NewMove(ChildId.of(child), phase, year, joinsOn)))) {
      flash.addFlashAttribute("notice", "The move is written down");
      return "redirect:/core-groups/" + group;
    }
    return show(group, form, model);
  }

  private String show(CoreGroupId group, Form form, Model model) {
    var children = new LinkedHashMap<String, String>();
    membership
        .group(group)
        .children()
        .forEach(child -> children.put(child.id().toString(), child.name()));
    model.addAttribute("group", group);
    model.addAttribute("form", form);
    model.addAttribute("children", children);
    model.addAttribute("phases", PHASES);
    return "school/new-move";
  }

  private static int summerAfter(LocalDate today) {
    return today.getMonthValue() > 8 ? today.getYear() + 1 : today.getYear();
  }

  private static Map<String, String> phases() {
    var phases = new LinkedHashMap<String, String>();
    phases.put("NURSERY_TO_RECEPTION", "Nursery to Reception");
    phases.put("INFANT_TO_JUNIOR", "Infant to junior");
    phases.put("YEAR_6_TO_7", "Year 6 to Year 7");
    phases.put("MIDDLE_SCHOOL", "To or from a middle school");
    phases.put("YEAR_11_ON", "After Year 11");
    phases.put("IN_YEAR", "During the year");
    phases.put("HOME_EDUCATION", "Home education");
    return java.util.Collections.unmodifiableMap(phases);
  }
}
