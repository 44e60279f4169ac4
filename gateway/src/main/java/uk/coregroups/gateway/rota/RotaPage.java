package uk.coregroups.gateway.rota;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.gateway.page.Form;

/** Whether one person may chair a meeting and write its minutes. */
@Controller
class RotaPage {

  private final Rota rota;

  RotaPage(Rota rota) {
    this.rota = rota;
  }

  @GetMapping("/policy/rota")
  String rule(Model model) {
    return show(Form.of(Map.of("people", rota.rule().onePerson() ? "ONE" : "TWO")), model);
  }

  @PostMapping("/policy/rota")
  String set(Form form, Model model, RedirectAttributes flash) {
    var people = form.required("people", "Say whether it is one person or two");
    if (form.hasErrors()) {
      return show(form, model);
    }
    rota.set(new Rota.Rule(people.equals("ONE")));
    flash.addFlashAttribute("notice", "Saved. Meetings in the diary go by it at once");
    return "redirect:/policy/rota";
  }

  private static String show(Form form, Model model) {
    model.addAttribute("form", form);
    return "rota/rule";
  }
}
