package uk.coregroups.gateway.groupmail;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.gateway.page.Form;

/** What a partnership lets through to its groups by e-mail. */
@Controller
class MailRulePage {

  private final GroupMail groupMail;

  MailRulePage(GroupMail groupMail) {
    this.groupMail = groupMail;
  }

  @GetMapping("/suite/mail-rule")
  String rule(Model model) {
    var rule = groupMail.rule();
    model.addAttribute(
        "form",
        Form.of(
            Map.of(
                "secureDomains", String.join("\n", rule.secureDomains()),
                "megabytes", String.valueOf(rule.megabytes()),
                "attachments", String.join(" ", rule.attachments()))));
    return "groupmail/mail-rule";
  }

  @PostMapping("/suite/mail-rule")
  String set(Form form, Model model, RedirectAttributes flash) {
    var megabytes = form.requiredCount("megabytes", "The size");
    var rule =
        new GroupMail.Rule(
            words(form.value("secureDomains")), megabytes, words(form.value("attachments")));
    if (form.sent(() -> groupMail.setRule(rule))) {
      flash.addFlashAttribute("notice", "Saved. It counts for every message from now on");
      return "redirect:/suite/mail-rule";
    }
    model.addAttribute("form", form);
    return "groupmail/mail-rule";
  }

  private static List<String> words(String typed) {
    return Arrays.stream(typed.split("[\\s,;]+", -1)).filter(one -> !one.isEmpty()).toList();
  }
}
