package uk.coregroups.gateway.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.services.Asking;
import uk.coregroups.gateway.services.Timescales;
import uk.coregroups.gateway.services.Timescales.Chosen;

/** A named set of limits is taken on whole, or the one that is there is confirmed. */
@Controller
class ProfilePage {

  private final Timescales timescales;
  private final Moving moving;
  private final Asking asking;

  ProfilePage(Timescales timescales, Moving moving, Asking asking) {
    this.timescales = timescales;
    this.moving = moving;
    this.asking = asking;
  }

  @GetMapping("/policy/profile")
  String choose(@ModelAttribute("today") LocalDate today, Model model) {
    var profiles = asking.ask(timescales::profiles);
    var now = Optional.ofNullable(timescales.policy().profile()).orElse("");
    var form = Form.of(Map.of("profile", now)).withDate("effectiveFrom", today);
    return show(profiles.heard().or(all -> all, List.of()), form, model);
  }

  /** Back from the preview, with everything still typed. */
  @PostMapping("/policy/profile/again")
  String again(Form form, Model model) {
    return show(timescales.profiles(), form, model);
  }

  @PostMapping("/policy/profile/preview")
  String preview(Form form, Model model) {
    var chosen = chosen(form);
    var profiles = timescales.profiles();
    return form.answer(() -> showPreview(profiles, chosen, form, model))
        .orElseGet(() -> show(profiles, form, model));
  }

  @PostMapping("/policy/profile")
  String save(Form form, Model model, RedirectAttributes flash) {
    var chosen = chosen(form);
    if (form.sent(() -> timescales.save(chosen))) {
      flash.addFlashAttribute("notice", "Saved. These limits are your own now");
      return "redirect:/policy";
    }
    return show(timescales.profiles(), form, model);
  }

  private static Chosen chosen(Form form) {
    var profile = form.required("profile", "Choose a profile");
    var from = form.requiredDate("effectiveFrom", "The day it holds from");
    return new Chosen(profile, from, form.required("note", "Say why, for the record"));
  }

  private static String show(List<Timescales.Profile> profiles, Form form, Model model) {
    model.addAttribute("profiles", profiles);
    model.addAttribute("form", form);
    return "policy/profile";
  }

  private String showPreview(
      List<Timescales.Profile> profiles, Chosen chosen, Form form, Model model) {
    model.addAttribute("moving", moving.of(timescales.preview(chosen)));
    model.addAttribute(
        "profile",
        profiles.stream()
            .filter(one -> one.name().equals(chosen.profile()))
            .findFirst()
            .orElseThrow());
    model.addAttribute("chosen", chosen);
    model.addAttribute("form", form);
    return "policy/profile-preview";
  }
}
