package uk.coregroups.gateway.stocktake;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.rota.Rota;
import uk.coregroups.gateway.rota.Rota.Seat;
import uk.coregroups.gateway.services.Membership;

/** The office goes through who belongs to a group. */
@Controller
class StockTakePage {

  private final Rota rota;
  private final Membership membership;

  StockTakePage(Rota rota, Membership membership) {
    this.rota = rota;
    this.membership = membership;
  }

  @GetMapping("/meetings/{id}/stock-take")
  String count(@PathVariable MeetingId id, Model model) {
    var count = counted(id);
    return show(count, count.form(), model);
  }

  @PostMapping("/meetings/{id}/stock-take")
  String taken(@PathVariable MeetingId id, Form form, Model model, RedirectAttributes flash) {
    if (form.sent(() -> rota.takeStock(id, Count.taken(form)))) {
      flash.addFlashAttribute("notice", "It is recorded who belongs to the group");
      return "redirect:/meetings/" + id;
    }
    var count = counted(id);
    return show(count, count.again(form), model);
  }

  private Count counted(MeetingId id) {
    var stock = rota.stockTake(id);
    var people = stock.seats().stream().map(Seat::person).toList();
    var names = membership.names(new Membership.Asked(List.of(stock.coreGroup()), people));
    var home = "/meetings/" + id;
    return new Count(
        stock, home + "/stock-take", home, names.people(), membership.partnership().roles());
  }

  private static String show(Count count, Form form, Model model) {
    model.addAttribute("count", count);
    model.addAttribute("form", form);
    return "stocktake/count";
  }
}
