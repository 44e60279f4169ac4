package uk.coregroups.gateway.figures;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Figures by team, for the quality lead. */
@Controller
class FiguresPage {

  private final Counting counting;

  FiguresPage(Counting counting) {
    this.counting = counting;
  }

  @GetMapping("/figures")
  String figures(Model model) {
    model.addAttribute("figures", counting.figures());
    return "figures/figures";
  }
}
