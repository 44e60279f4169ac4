package uk.coregroups.gateway.person;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.policy.Roles;
import uk.coregroups.gateway.services.Membership;

/** Whether an adult has a worker from adult services, who is then expected in their core groups. */
@Controller
class AdultServicesPage {

  private final Membership membership;
  private final Roles roles;

  AdultServicesPage(Membership membership, Roles roles) {
    this.membership = membership;
    this.roles = roles;
  }

  @GetMapping("/people/{id}/adult-services")
  String ask(@PathVariable PersonId id, Model model) {
    var known = roles.adultServices(id).has();
    return show(id, Form.of(Map.of("has", known ? "yes" : "no")), model);
  }

  @PostMapping("/people/{id}/adult-services")
  String record(@PathVariable PersonId id, Form form, Model model, RedirectAttributes flash) {
    var has = form.required("has", "Choose yes or no");
    if (form.sent(() -> roles.adultServices(id, new Roles.Has(has.equals("yes"))))) {
      flash.addFlashAttribute("notice", "Recorded. It stays in this office");
      return "redirect:/people/" + id;
    }
    return show(id, form, model);
  }

  private String show(PersonId id, Form form, Model model) {
    model.addAttribute("person", membership.person(id));
    model.addAttribute("form", form);
    return "person/adult-services";
  }
}
