package uk.coregroups.gateway.policy;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.services.Membership;

/** What the partnership calls the roles people have, in which order, and when a group is large. */
@Controller
class RolesPage {

  private static final String HERE = "redirect:/policy/roles";

  private final Membership membership;
  private final Roles roles;

  RolesPage(Membership membership, Roles roles) {
    this.membership = membership;
    this.roles = roles;
  }

  @GetMapping("/policy/roles")
  String list(Model model) {
    return show(Form.empty(), model);
  }

  @PostMapping("/policy/roles")
  String add(Form form, Model model, RedirectAttributes flash) {
    var label = form.required("label", "Enter what you call the role");
    form.required("kind", "Choose who may have it");
    if (form.sent(
        () -> roles.add(new Roles.Added(label, form.chosen("kind", PersonKind::valueOf))))) {
      flash.addFlashAttribute("notice", "The role has been added");
      return HERE;
    }
    return show(form, model);
  }

  @GetMapping("/policy/roles/{code}")
  String role(@PathVariable String code, Model model) {
    return showOne(code, null, model);
  }

  @PostMapping("/policy/roles/{code}")
  String call(@PathVariable String code, Form form, Model model, RedirectAttributes flash) {
    var label = form.required("label", "Enter what you call the role");
    if (form.sent(() -> roles.call(code, new Roles.Called(label)))) {
      flash.addFlashAttribute("notice", "It is called that everywhere from now on");
      return HERE;
    }
    return showOne(code, form, model);
  }

  @PostMapping("/policy/roles/{code}/up")
  String up(@PathVariable String code) {
    roles.up(code);
    return HERE;
  }

  @PostMapping("/policy/large-group")
  String large(Form form, Model model, RedirectAttributes flash) {
    int members = form.requiredNumber("members", "The number of members");
    if (form.sent(() -> roles.large(new Roles.Large(members)))) {
      flash.addFlashAttribute("notice", "Groups of that many members are asked about");
      return HERE;
    }
    return show(form, model);
  }

  private String show(Form form, Model model) {
    var partnership = membership.partnership();
    model.addAttribute("roles", partnership.roles());
    model.addAttribute(
        "form",
        form.values().containsKey("members")
            ? form
            : new Form(
                Map.of(
                    "label", form.value("label"),
                    "kind", form.value("kind"),
                    "members", Objects.toString(partnership.largeGroup(), "")),
                form.errors()));
    return "policy/roles";
  }

  private String showOne(String code, @Nullable Form form, Model model) {
    var role =
        membership.partnership().roles().stream()
            .filter(one -> one.code().equals(code))
            .findFirst()
            .orElseThrow();
    model.addAttribute("role", role);
    model.addAttribute("form", form == null ? Form.of(Map.of("label", role.label())) : form);
    return "policy/role";
  }
}
