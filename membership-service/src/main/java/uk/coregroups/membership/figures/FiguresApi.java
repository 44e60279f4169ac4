package uk.coregroups.membership.figures;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Role;
import uk.coregroups.membership.figures.FigureStore.OfTeam;

/**
 * Figures, over HTTP. There are no totals: beside a team's withheld figure a total would tell it.
 */
@RestController
class FiguresApi {

  private final FigureStore figures;
  private final Clock clock;

  FiguresApi(FigureStore figures, Clock clock) {
    this.figures = figures;
    this.clock = clock;
  }

  /** Restricted groups are counted like all others. */
  @GetMapping("/figures")
  @Allowed(Role.QUALITY_LEAD)
  Seen figures(Caller caller) {
    var today = LocalDate.now(clock);
    return caller.everyGroup().call(() -> new Seen(today, figures.of(caller.partnership(), today)));
  }

  record Seen(LocalDate on, List<OfTeam> teams) {}
}
