package uk.coregroups.gateway.policy;

import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.services.Timescales;
import uk.coregroups.gateway.services.Timescales.NewLimits;

/** One rule's limits: changed, looked at with all that would move, and saved. */
@Controller
class RulePage {

  private final Timescales timescales;
  private final Moving moving;

  RulePage(Timescales timescales, Moving moving) {
    this.timescales = timescales;
    this.moving = moving;
  }

  @GetMapping("/policy/rules/{rule}")
  String rule(@PathVariable String rule, @ModelAttribute("today") LocalDate today, Model model) {
    var known = known(rule);
    var form = LimitRows.of(known).filled(known.limits());
    return show(known, form.withDate("effectiveFrom", today), model);
  }

  /** Back from the preview, with everything still typed. */
  @PostMapping("/policy/rules/{rule}/again")
  String again(@PathVariable String rule, Form form, Model model) {
    return show(known(rule), form, model);
  }

  @PostMapping("/policy/rules/{rule}/preview")
  String preview(@PathVariable String rule, Form form, Model model) {
    var known = known(rule);
    var rows = LimitRows.of(known);
    var limits = limits(rows, form);
    return form.answer(
            field -> rows.place(form, field), () -> showPreview(known, limits, form, model))
        .orElseGet(() -> show(known, form, model));
  }

  @PostMapping("/policy/rules/{rule}")
  String save(@PathVariable String rule, Form form, Model model, RedirectAttributes flash) {
    var known = known(rule);
    var rows = LimitRows.of(known);
    var limits = limits(rows, form);
    if (form.sent(field -> rows.place(form, field), () -> timescales.save(rule, limits))) {
      flash.addFlashAttribute("notice", "Saved: " + known.rule() + ", " + known.what());
      return "redirect:/policy";
    }
    return show(known, form, model);
  }

  private Timescales.Rule known(String rule) {
    return timescales.policy().rules().stream()
        .filter(one -> one.rule().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  private static NewLimits limits(LimitRows rows, Form form) {
    var limits = rows.read(form);
    var from = form.requiredDate("effectiveFrom", "The day it holds from");
    return new NewLimits(from, form.required("note", "Say why, for the record"), limits);
  }

  private static String show(Timescales.Rule rule, Form form, Model model) {
    model.addAttribute("rule", rule);
    model.addAttribute("rows", LimitRows.of(rule).rows());
    model.addAttribute("form", form);
    return "policy/rule";
  }

  private String showPreview(Timescales.Rule rule, NewLimits limits, Form form, Model model) {
    var preview = timescales.preview(rule.rule(), limits);
    model.addAttribute("rule", rule);
    model.addAttribute("limits", limits);
    model.addAttribute("form", form);
    model.addAttribute("moving", moving.of(preview));
    return "policy/rule-preview";
  }
}
