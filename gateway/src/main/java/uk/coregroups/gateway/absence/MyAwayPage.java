package uk.coregroups.gateway.absence;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.services.Membership;

/** A member says that they are away, and names who comes in their place. */
@Controller
class MyAwayPage {

  private final Absences absences;
  private final Membership membership;

  MyAwayPage(Absences absences, Membership membership) {
    this.absences = absences;
    this.membership = membership;
  }

  /** With a group and a day it is about one meeting. */
  @GetMapping("/mine/away")
  String away(
      @RequestParam @Nullable CoreGroupId coreGroup,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate on,
      @ModelAttribute("today") LocalDate today,
      Model model) {
    var group = coreGroup == null ? "all" : coreGroup.toString();
    var form = Form.of(Map.of("coreGroup", group));
    return show(on == null ? form : form.withDate("from", on).withDate("until", on), today, model);
  }

  @PostMapping("/mine/away")
  String recorded(
      @ModelAttribute("today") LocalDate today, Form form, Model model, RedirectAttributes flash) {
    var wanted = AwayForm.wanted(form);
    if (form.sent(() -> absences.recordMine(wanted))) {
      flash.addFlashAttribute("notice", "Thank you, it is recorded");
      return "redirect:/mine/away";
    }
    return show(form, today, model);
  }

  @PostMapping("/mine/away/end")
  String ended(
      @ModelAttribute("today") LocalDate today, Form form, Model model, RedirectAttributes flash) {
    var back = AwayForm.back(form);
    if (form.sent(() -> absences.endMine(back))) {
      flash.addFlashAttribute("notice", "Thank you, you are expected again from that day");
      return "redirect:/mine/away";
    }
    return show(form, today, model);
  }

  private String show(Form form, LocalDate today, Model model) {
    var groups =
        membership.mine().groups().stream()
            .collect(
                Collectors.toMap(
                    one -> one.coreGroup().toString(),
                    one -> one.children() + " " + one.reference(),
                    (one, other) -> one));
    model.addAttribute(
        "away",
        new AwayForm(
            null, "/mine/away", "/mine", AwayForm.groups(groups), absences.mine().absences()));
    model.addAttribute("form", AwayForm.filled(form, today));
    return "absence/away";
  }
}
