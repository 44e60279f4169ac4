package uk.coregroups.gateway.coregroup;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.gateway.page.Form;

/** Who was in a group on any day, and what a joiner may see of the time before. */
@Controller
class HistoryPage {

  private final History history;

  HistoryPage(History history) {
    this.history = history;
  }

  @GetMapping("/core-groups/{id}/members")
  String members(
      @PathVariable CoreGroupId id,
      @RequestParam Map<String, String> parameters,
      @ModelAttribute("today") LocalDate today,
      Model model) {
    var values = new LinkedHashMap<>(parameters);
    var asked = parameters.get("on");
    if (asked != null && asked.matches("\\d{4}-\\d{2}-\\d{2}")) {
      var parts = asked.split("-", -1);
      values.put("on-year", parts[0]);
      values.put("on-month", parts[1]);
      values.put("on-day", parts[2]);
    }
    var form = Form.of(values);
    var day = form.date("on", "The day").orElse(today);
    model.addAttribute("form", form.hasErrors() ? form : form.withDate("on", day));
    model.addAttribute("group", id);
    model.addAttribute("day", day);
    model.addAttribute("members", history.members(id, day));
    return "coregroup/members-on";
  }

  @PostMapping("/core-groups/{id}/members/{member}/history")
  String share(
      @PathVariable CoreGroupId id,
      @PathVariable MemberId member,
      @RequestParam boolean shared,
      RedirectAttributes flash) {
    history.share(id, member, new History.Shared(shared));
    flash.addFlashAttribute(
        "notice",
        shared
            ? "They may see what was before they joined"
            : "They see nothing of what was before they joined");
    return "redirect:/core-groups/" + id + "/members";
  }
}
