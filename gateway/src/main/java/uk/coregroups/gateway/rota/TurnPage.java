package uk.coregroups.gateway.rota;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.page.Say;
import uk.coregroups.gateway.rota.Rota.Able;
import uk.coregroups.gateway.rota.Rota.Turns;
import uk.coregroups.gateway.services.Called;
import uk.coregroups.gateway.services.Heard;
import uk.coregroups.gateway.services.Membership;

/** A meeting's chair and minute-taker, exchanged or replaced by hand. */
@Controller
public class TurnPage {

  private static final String OFFICE = "office";

  private final Rota rota;
  private final Membership membership;

  TurnPage(Rota rota, Membership membership) {
    this.rota = rota;
    this.membership = membership;
  }

  @GetMapping("/meetings/{id}/turn")
  String turn(@PathVariable MeetingId id, Model model) {
    var turns = rota.turn(id);
    return show(id, turns, preset(turns.turn()), model);
  }

  @PostMapping("/meetings/{id}/turn")
  String agreed(@PathVariable MeetingId id, Form form, Model model, RedirectAttributes flash) {
    var turns = rota.turn(id);
    boolean exchange = form.isTicked("exchange", "yes");
    var now = turns.turn();
    var chair = exchange ? id(now.minuteTaker()) : form.required("chair", "Choose who chairs");
    var writer = exchange ? id(now.chair()) : form.value("minuteTaker");
    if (exchange && (chair.isEmpty() || writer.isEmpty())) {
      form.with("chair", "There are no two people to exchange: choose who chairs");
    }
    var why = form.required("why", "Say why, for the record");
    if (form.sent(() -> rota.agree(id, agreed(chair, writer, why)))) {
      flash.addFlashAttribute("notice", "It is recorded who chairs and who writes");
      return "redirect:/meetings/" + id;
    }
    return show(id, turns, form, model);
  }

  private static Rota.Agreed agreed(String chair, String writer, String why) {
    var other = writer.isEmpty() || writer.equals(OFFICE) ? null : PersonId.of(writer);
    return new Rota.Agreed(PersonId.of(chair), other, why);
  }

  /** A form with who chairs and who writes in it already. */
  public static Form preset(Rota.Turn turn) {
    var writer = turn.minuteTaker() == null ? OFFICE : id(turn.minuteTaker());
    return Form.of(Map.of("chair", id(turn.chair()), "minuteTaker", writer));
  }

  private static String id(@Nullable PersonId person) {
    return person == null ? "" : person.toString();
  }

  private String show(MeetingId id, Turns turns, Form form, Model model) {
    var people = turns.able().stream().map(Able::person).toList();
    var names = Called.of(new Heard<>(membership.names(new Membership.Asked(List.of(), people))));
    model.addAttribute("meeting", id);
    model.addAttribute("turn", turns.turn());
    model.addAttribute("names", names);
    model.addAttribute("chairs", choices("", "Choose", turns, names));
    model.addAttribute("writers", choices(OFFICE, "The office", turns, names));
    model.addAttribute("form", form);
    return "rota/agree";
  }

  private static Map<String, String> choices(
      String first, String words, Turns turns, Called names) {
    var items = new LinkedHashMap<String, String>();
    items.put(first, words);
    for (var one : turns.able()) {
      var served =
          one.lastServed() == null ? "has not served yet" : "served " + Say.day(one.lastServed());
      items.put(one.person().toString(), names.person(one.person()) + ", " + served);
    }
    return items;
  }
}
