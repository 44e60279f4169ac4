package uk.coregroups.gateway.policy;

import java.util.List;
import org.springframework.stereotype.Component;
import uk.coregroups.gateway.services.Asking;
import uk.coregroups.gateway.services.Called;
import uk.coregroups.gateway.services.Membership;
import uk.coregroups.gateway.services.Timescales.Move;
import uk.coregroups.gateway.services.Timescales.Preview;

/** What would move, with the names of the families it moves for. */
@Component
public class Moving {

  private final Membership membership;
  private final Asking asking;

  Moving(Membership membership, Asking asking) {
    this.membership = membership;
    this.asking = asking;
  }

  /** Asks for the families' names. */
  public Named of(Preview preview) {
    var groups = preview.moves().stream().map(Move::coreGroup).distinct().toList();
    if (groups.isEmpty()) {
      return new Named(preview, Called.nobody());
    }
    var names = asking.ask(() -> membership.names(new Membership.Asked(groups, List.of())));
    return new Named(preview, Called.of(names.heard()));
  }

  /** Dates that would move, and whose they are. */
  public record Named(Preview preview, Called names) {}
}
