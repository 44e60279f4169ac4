package uk.coregroups.gateway.restriction;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.gateway.page.Form;

/** Opens a core group to named staff only, and to all staff again. */
@Controller
class RestrictionPage {

  private final Access access;

  RestrictionPage(Access access) {
    this.access = access;
  }

  @GetMapping("/core-groups/{id}/restriction")
  String look(@PathVariable CoreGroupId id, Model model) {
    return show(id, Form.empty(), model);
  }

  @PostMapping("/core-groups/{id}/restriction")
  String restrict(@PathVariable CoreGroupId id, Form form, Model model, RedirectAttributes flash) {
    var accounts = form.given("accounts").map(RestrictionPage::listed).orElse(List.of());
    var why = form.required("why", "Say why, for the record");
    if (form.sent(() -> access.restrict(id, new Access.Restricting(accounts, why)))) {
      return done("The core group is open to the named staff only", id, flash);
    }
    return show(id, form, model);
  }

  @PostMapping("/core-groups/{id}/restriction/lift")
  String lift(@PathVariable CoreGroupId id, Form form, Model model, RedirectAttributes flash) {
    var why = form.required("whyOpen", "Say why, for the record");
    if (form.sent(() -> access.lift(id, new Access.Lifting(why)))) {
      return done("The core group is open to all staff again", id, flash);
    }
    return show(id, form, model);
  }

  private static String done(String notice, CoreGroupId id, RedirectAttributes flash) {
    flash.addFlashAttribute("notice", notice);
    return "redirect:/core-groups/" + id + "/restriction";
  }

  private static List<String> listed(String accounts) {
    return List.of(accounts.split("[\\s,;]+", -1));
  }

  private String show(CoreGroupId id, Form form, Model model) {
    model.addAttribute("restriction", access.restriction(id));
    model.addAttribute("group", id);
    model.addAttribute("form", form);
    return "restriction/restriction";
  }
}
