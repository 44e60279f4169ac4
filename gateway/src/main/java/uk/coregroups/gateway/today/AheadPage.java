package uk.coregroups.gateway.today;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.services.Asking;
import uk.coregroups.gateway.services.Called;
import uk.coregroups.gateway.services.Heard;
import uk.coregroups.gateway.services.Membership;
import uk.coregroups.gateway.services.Scheduling.Owed;
import uk.coregroups.gateway.services.Timescales;

/** What will be late if nothing more is booked, and everything due in a month; to be printed. */
@Controller
class AheadPage {

  private final Timescales timescales;
  private final Membership membership;
  private final Asking asking;

  AheadPage(Timescales timescales, Membership membership, Asking asking) {
    this.timescales = timescales;
    this.membership = membership;
    this.asking = asking;
  }

  @GetMapping("/weeks-ahead")
  String weeks(
      @RequestParam(defaultValue = "6") int weeks,
      @RequestParam(required = false) @Nullable UUID team,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    var heard = asking.ask(() -> timescales.foresight(weeks, page, team));
    var partnership = asking.ask(membership::partnership);
    var ahead = heard.heard();
    model.addAttribute("ahead", ahead);
    model.addAttribute("names", names(ahead.or(Timescales.Ahead::rows, List.of())));
    return show("weeks", team, page, partnership.heard(), weeks, model);
  }

  @GetMapping("/month-ahead")
  String month(
      @RequestParam(required = false) @Nullable UUID team,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    var heard = asking.ask(() -> timescales.monthAhead(page, team));
    var partnership = asking.ask(membership::partnership);
    var month = heard.heard();
    model.addAttribute("month", month);
    model.addAttribute("names", names(month.or(Timescales.Month::rows, List.of())));
    return show("month", team, page, partnership.heard(), 0, model);
  }

  private static String show(
      String screen,
      @Nullable UUID team,
      int page,
      Heard<Membership.Partnership> partnership,
      int weeks,
      Model model) {
    var chosen = team == null ? "" : team.toString();
    model.addAttribute("form", Form.of(Map.of("team", chosen, "weeks", String.valueOf(weeks))));
    model.addAttribute("teams", teams(partnership));
    model.addAttribute("page", page);
    return "today/" + screen;
  }

  private static Map<String, String> teams(Heard<Membership.Partnership> partnership) {
    var teams = new LinkedHashMap<String, String>();
    teams.put("", "Every team");
    if (!partnership.isAway()) {
      partnership.get().teams().forEach(team -> teams.put(team.id().toString(), team.name()));
    }
    return teams;
  }

  private Called names(List<Owed> rows) {
    var groups = rows.stream().map(Owed::coreGroup).distinct().toList();
    if (groups.isEmpty()) {
      return Called.nobody();
    }
    var names = asking.ask(() -> membership.names(new Membership.Asked(groups, List.of())));
    return Called.of(names.heard());
  }
}
