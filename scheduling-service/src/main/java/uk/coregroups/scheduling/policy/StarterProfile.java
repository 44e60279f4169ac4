package uk.coregroups.scheduling.policy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import uk.coregroups.scheduling.timetable.Convention;
import uk.coregroups.scheduling.timetable.Limit;
import uk.coregroups.scheduling.timetable.Roll;
import uk.coregroups.scheduling.timetable.Rule;
import uk.coregroups.scheduling.timetable.Severity;
import uk.coregroups.scheduling.timetable.Unit;

/** The limits a partnership starts with until it sets its own; read from {@code starter.csv}. */
final class StarterProfile {

  static final String NAME = "starter";

  private StarterProfile() {}

  /** Fresh rows: each partnership's policy is its own. */
  static List<Limit> limits() {
    try (var in = StarterProfile.class.getResourceAsStream("/policy/starter.csv");
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .skip(1)
          .map(line -> line.split(",", 7))
          .map(StarterProfile::limit)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The starter profile cannot be read", e);
    }
  }

  private static Limit limit(String[] cells) {
    return new Limit(
        UUID.randomUUID(),
        Rule.valueOf(cells[0]),
        Severity.valueOf(cells[1]),
        Integer.parseInt(cells[2]),
        Unit.valueOf(cells[3]),
        Convention.valueOf(cells[4]),
        Roll.valueOf(cells[5]),
        cells[6].replace("\"", ""));
  }
}
