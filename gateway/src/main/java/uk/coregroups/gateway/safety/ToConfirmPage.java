package uk.coregroups.gateway.safety;

import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.LetterId;
import uk.coregroups.gateway.services.Asking;
import uk.coregroups.gateway.services.Called;
import uk.coregroups.gateway.services.Heard;
import uk.coregroups.gateway.services.Membership;

/** Letters that wait until somebody has asked the person, and what the person said. */
@Controller
public class ToConfirmPage {

  private final Confirmation confirmation;
  private final Membership membership;
  private final Safety safety;
  private final Asking asking;

  ToConfirmPage(Confirmation confirmation, Membership membership, Safety safety, Asking asking) {
    this.confirmation = confirmation;
    this.membership = membership;
    this.safety = safety;
    this.asking = asking;
  }

  @GetMapping("/letters/to-confirm")
  String toConfirm(@RequestParam(defaultValue = "1") int page, Model model) {
    var waiting = confirmation.toConfirm(page);
    var people = waiting.rows().stream().map(Confirmation.Letter::person).distinct().toList();
    var groups =
        waiting.rows().stream()
            .map(Confirmation.Letter::coreGroup)
            .filter(Objects::nonNull)
            .map(CoreGroupId::new)
            .distinct()
            .toList();
    var names = asking.ask(() -> membership.names(new Membership.Asked(groups, people)));
    var rings = asking.ask(() -> Ringing.of(safety, people));
    model.addAttribute("view", new View(waiting, Called.of(names.heard()), rings.heard(), page));
    return "letters/to-confirm";
  }

  @PostMapping("/letters/{id}/confirm")
  String confirmed(
      @PathVariable LetterId id, @RequestParam boolean safe, RedirectAttributes flash) {
    confirmation.confirm(id, new Confirmation.Confirmed(safe));
    flash.addFlashAttribute(
        "notice",
        safe
            ? "It goes out today, within the hours they agreed"
            : "It does not go out. A task asks somebody to tell them another way");
    return "redirect:/letters/to-confirm";
  }

  /** What the page shows. */
  public record View(Confirmation.Waiting waiting, Called names, Heard<Ringing> rings, int page) {

    public List<Confirmation.Letter> rows() {
      return waiting.rows();
    }
  }
}
