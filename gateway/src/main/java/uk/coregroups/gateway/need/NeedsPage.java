package uk.coregroups.gateway.need;

import java.util.ArrayList;
import java.util.HashMap;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.NeedKind;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.safety.Safety;
import uk.coregroups.gateway.services.Membership;

/** Records what somebody needs to take part. It follows them to every meeting. */
@Controller
class NeedsPage {

  private final Membership membership;
  private final Needs needs;
  private final Safety safety;

  NeedsPage(Membership membership, Needs needs, Safety safety) {
    this.membership = membership;
    this.needs = needs;
    this.safety = safety;
  }

  @GetMapping("/people/{id}/needs")
  String ask(@PathVariable PersonId id, Model model) {
    var ticked = new HashMap<String, String>();
    for (var need : needs.of(id).needs()) {
      ticked.put(need.kind().name(), "yes");
      if (need.language() != null) {
        ticked.put("language", need.language());
      }
    }
    return show(id, Form.of(ticked), model);
  }

  @PostMapping("/people/{id}/needs")
  String record(@PathVariable PersonId id, Form form, Model model, RedirectAttributes flash) {
    var all = new ArrayList<Needs.Wanted>();
    for (var kind : NeedKind.values()) {
      if (form.isTicked(kind.name(), "yes")) {
        boolean spoken = kind == NeedKind.INTERPRETER;
        var language =
            spoken ? form.required("language", "Choose the interpreter's language") : null;
        all.add(new Needs.Wanted(kind, language));
      }
    }
    if (form.sent(() -> needs.record(id, new Needs.All(all)))) {
      flash.addFlashAttribute(
          "notice", "Recorded. It is to be arranged for every meeting to which they are invited");
      return "redirect:/people/" + id;
    }
    return show(id, form, model);
  }

  private String show(PersonId id, Form form, Model model) {
    model.addAttribute("person", membership.person(id));
    model.addAttribute("form", form);
    model.addAttribute("languages", Safety.choices(safety.languages(), "Choose a language"));
    return "person/needs";
  }
}
