package uk.coregroups.gateway.policy;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import uk.coregroups.gateway.services.Timescales;

/** Every rule with its limits, and how they came to be. */
@Controller
class PolicyPage {

  private final Timescales timescales;

  PolicyPage(Timescales timescales) {
    this.timescales = timescales;
  }

  @GetMapping("/policy")
  String policy(Model model) {
    model.addAttribute("policy", timescales.policy());
    return "policy/policy";
  }

  @GetMapping("/policy/history")
  String history(Model model) {
    model.addAttribute("history", timescales.history());
    return "policy/history";
  }
}
