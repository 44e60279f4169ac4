package uk.coregroups.standalone.stage;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import uk.coregroups.standalone.demo.Cast.Player;

/**
 * What the rules say must reach whom on a day, written down by the story before it is played.
 *
 * @param purpose as the ledger calls it
 */
public record Expected(LocalDate day, String purpose, List<Player> to) {

  public static Expected on(LocalDate day, String purpose, Player... to) {
    return new Expected(day, purpose, List.of(to));
  }

  public Stream<String> lines() {
    return to.stream().map(player -> line(purpose, player));
  }

  public static String line(String purpose, Player player) {
    return purpose + " to " + player.name();
  }
}
