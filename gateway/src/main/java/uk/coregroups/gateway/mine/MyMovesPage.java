package uk.coregroups.gateway.mine;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.ids.SchoolMoveId;
import uk.coregroups.gateway.school.SchoolMoves;

/** The named contact of a school move has told the new school, or releases a letter to it. */
@Controller
class MyMovesPage {

  private final SchoolMoves moves;

  MyMovesPage(SchoolMoves moves) {
    this.moves = moves;
  }

  @PostMapping("/mine/school-moves/{move}/told")
  String told(@PathVariable SchoolMoveId move, RedirectAttributes flash) {
    moves.told(move, new SchoolMoves.Told(null));
    flash.addFlashAttribute("notice", "Thank you, it is recorded");
    return "redirect:/mine";
  }

  @PostMapping("/mine/school-moves/{move}/release")
  String release(@PathVariable SchoolMoveId move, RedirectAttributes flash) {
    moves.release(move);
    flash.addFlashAttribute("notice", "One letter, naming no child, goes to the new school");
    return "redirect:/mine";
  }
}
