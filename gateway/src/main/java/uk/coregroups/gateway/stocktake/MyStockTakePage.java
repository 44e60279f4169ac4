package uk.coregroups.gateway.stocktake;

import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.rota.Fellows;
import uk.coregroups.gateway.rota.Rota;

/** The member who chairs goes through who belongs to their group. */
@Controller
class MyStockTakePage {

  private final Rota rota;
  private final Fellows fellows;

  MyStockTakePage(Rota rota, Fellows fellows) {
    this.rota = rota;
    this.fellows = fellows;
  }

  @GetMapping("/mine/stock-takes/{id}")
  String count(@PathVariable MeetingId id, Model model) {
    var count = counted(id);
    return show(count, count.form(), model);
  }

  @PostMapping("/mine/stock-takes/{id}")
  String taken(@PathVariable MeetingId id, Form form, Model model, RedirectAttributes flash) {
    if (form.sent(() -> rota.takeStock(id, Count.taken(form)))) {
      flash.addFlashAttribute("notice", "Thank you, it is recorded who belongs to the group");
      return "redirect:/mine";
    }
    var count = counted(id);
    return show(count, count.again(form), model);
  }

  private Count counted(MeetingId id) {
    var stock = rota.stockTake(id);
    var group = fellows.of(stock.coreGroup());
    var people =
        group.members().stream()
            .collect(Collectors.toMap(one -> one.person().toString(), Fellows.Fellow::name));
    return new Count(stock, "/mine/stock-takes/" + id, "/mine", people, group.roles());
  }

  private static String show(Count count, Form form, Model model) {
    model.addAttribute("count", count);
    model.addAttribute("form", form);
    return "stocktake/count";
  }
}
