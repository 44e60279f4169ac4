package uk.coregroups.scheduling.policy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import uk.coregroups.scheduling.timetable.Anchor;
import uk.coregroups.scheduling.timetable.Convention;
import uk.coregroups.scheduling.timetable.Limit;
import uk.coregroups.scheduling.timetable.Policy;
import uk.coregroups.scheduling.timetable.Roll;
import uk.coregroups.scheduling.timetable.Rule;
import uk.coregroups.scheduling.timetable.Severity;
import uk.coregroups.scheduling.timetable.Unit;

/**
 * The named sets of limits a partnership may start from: what is national, and over it what one
 * place has published. Only what was read in the words of its source is named after a place; the
 * starter is a proposal, to be confirmed.
 */
public enum Profile {
  STARTER("Neutral starter, to be confirmed"),
  TEES("Tees"),
  BLACKPOOL("Blackpool"),
  SEFTON("Sefton"),
  NEWCASTLE("Newcastle"),
  LEICS_BEACON("Leicestershire Beacon"),
  NOTTINGHAMSHIRE("Nottinghamshire");

  private static final String NATIONAL = "national";

  private final String title;

  Profile(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  /** As files and options write it: "leics-beacon". */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Profile> of(String word) {
    return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
  }

  /** Fresh rows: each partnership's policy is its own. */
  public List<Limit> limits() {
    var own = read(word());
    var rules = EnumSet.noneOf(Rule.class);
    own.forEach(limit -> rules.add(limit.rule()));
    var limits = new ArrayList<>(own);
    read(NATIONAL).stream().filter(limit -> !rules.contains(limit.rule())).forEach(limits::add);
    return limits;
  }

  /** The profile as a policy of its own, for one who asks without a partnership. */
  public Policy policy() {
    return new Policy(1, LocalDate.EPOCH, word(), null, limits());
  }

  private static List<Limit> read(String name) {
    var file = "/policy/" + name + ".csv";
    try (var in = Objects.requireNonNull(Profile.class.getResourceAsStream(file), file);
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).map(line -> line.split(",", 8)).map(Profile::limit).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The profile " + name + " cannot be read", e);
    }
  }

  private static Limit limit(String[] cells) {
    return new Limit(
        UUID.randomUUID(),
        Rule.valueOf(cells[0]),
        Anchor.valueOf(cells[1]),
        Severity.valueOf(cells[2]),
        Integer.parseInt(cells[3]),
        Unit.valueOf(cells[4]),
        Convention.valueOf(cells[5]),
        Roll.valueOf(cells[6]),
        cells[7].replace("\"", ""));
  }
}
