package uk.coregroups.gateway.school;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Every child on a plan who changes school in the summer to come. */
@Controller
class ComingMovesPage {

  private final SchoolMoves moves;

  ComingMovesPage(SchoolMoves moves) {
    this.moves = moves;
  }

  @GetMapping("/schools/moves")
  String coming(@RequestParam(defaultValue = "1") int page, Model model) {
    model.addAttribute("coming", moves.coming(page));
    model.addAttribute("page", page);
    return "school/coming";
  }

  @PostMapping("/schools/moves")
  String expect(RedirectAttributes flash) {
    int expected = moves.expectComing().moves();
    flash.addFlashAttribute(
        "notice",
        switch (expected) {
          case 0 -> "Nothing was left to expect";
          case 1 -> "One move is written down";
          default -> expected + " moves are written down";
        });
    return "redirect:/schools/moves";
  }
}
