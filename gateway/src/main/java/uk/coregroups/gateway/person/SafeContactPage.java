package uk.coregroups.gateway.person;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.page.Say;
import uk.coregroups.gateway.safety.Safety;
import uk.coregroups.gateway.services.Membership;

/**
 * Records what a family member has said about being reached safely. Until then nothing is sent to
 * them.
 */
@Controller
class SafeContactPage {

  private final Membership membership;
  private final Safety safety;

  SafeContactPage(Membership membership, Safety safety) {
    this.membership = membership;
    this.safety = safety;
  }

  @GetMapping("/people/{id}/safe-contact")
  String ask(
      @PathVariable PersonId id,
      @RequestParam @Nullable CoreGroupId group,
      @ModelAttribute("today") LocalDate today,
      Model model) {
    var person = membership.person(id);
    var known = person.safeContact();
    var form =
        known == null
            ? Form.of(Map.of("from", "9:00", "until", "17:00"))
            : Form.of(
                Map.ofEntries(
                    Map.entry("email", yes(known.email())),
                    Map.entry("text", yes(known.text())),
                    Map.entry("voicemail", yes(known.voicemail())),
                    Map.entry("councilNamed", yes(known.councilNamed())),
                    Map.entry("mayKnowPlace", yes(known.mayKnowPlace())),
                    Map.entry("from", Say.time(known.from())),
                    Map.entry("until", Say.time(known.until())),
                    Map.entry("sharedDevice", yesOrNo(known.sharedDevice())),
                    Map.entry("confirmEachUse", yesOrNo(known.confirmEachUse())),
                    Map.entry("readsEnglish", yesOrNo(known.readsEnglish())),
                    Map.entry("language", known.language() == null ? "" : known.language())));
    return show(person, group, form.withDate("verifiedOn", today), model);
  }

  @PostMapping("/people/{id}/safe-contact")
  String record(
      @PathVariable PersonId id,
      @RequestParam @Nullable CoreGroupId group,
      Form form,
      Model model,
      RedirectAttributes flash) {
    var record =
        new Membership.SafeContact(
            form.isTicked("email", "yes"),
            form.isTicked("text", "yes"),
            form.isTicked("voicemail", "yes"),
            form.isTicked("councilNamed", "yes"),
            form.isTicked("mayKnowPlace", "yes"),
            form.requiredTime("from", "The earliest time"),
            form.requiredTime("until", "The latest time"),
            form.requiredDate("verifiedOn", "The day they were asked"),
            said(form, "sharedDevice", "Say whether others use their device"),
            said(form, "confirmEachUse", "Say whether they want to be asked before each letter"),
            form.given("language").orElse(null),
            said(form, "readsEnglish", "Say whether they read English"),
            null);
    if (form.sent(() -> membership.recordSafeContact(id, record))) {
      flash.addFlashAttribute("notice", "What they said is recorded, and kept to from now on");
      return group == null ? "redirect:/people/" + id : "redirect:/core-groups/" + group;
    }
    return show(membership.person(id), group, form, model);
  }

  private String show(
      Membership.Person person, @Nullable CoreGroupId group, Form form, Model model) {
    model.addAttribute("person", person);
    model.addAttribute("group", group);
    model.addAttribute("languages", Safety.choices(safety.languages(), "Nobody has asked yet"));
    model.addAttribute("form", form);
    return "person/safe-contact";
  }

  private static boolean said(Form form, String field, String words) {
    return form.required(field, words).equals("yes");
  }

  private static String yesOrNo(@Nullable Boolean said) {
    if (said == null) {
      return "";
    }
    return said ? "yes" : "no";
  }

  private static String yes(boolean said) {
    return said ? "yes" : "";
  }
}
