package uk.coregroups.gateway.figures;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import uk.coregroups.gateway.services.Access;

/** Figures by team, for the quality lead. */
@Controller
class FiguresPage {

  private final Access access;

  FiguresPage(Access access) {
    this.access = access;
  }

  @GetMapping("/figures")
  String figures(Model model) {
    model.addAttribute("figures", access.figures());
    return "figures/figures";
  }
}
