package uk.coregroups.notification;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words that must never leave the building, however they are written: apart, run together, with
 * hyphens, with underscores.
 */
public final class BannedWords {

  private static final List<String> RUN_TOGETHER =
      List.of(
          "childprotection",
          "childinneed",
          "coregroup",
          "conference",
          "safeguarding",
          "cpplan",
          "categoryofharm",
          "neglect",
          "physicalabuse",
          "emotionalabuse",
          "sexualabuse",
          "significantharm",
          "professionalsmeeting",
          "socialworker",
          "socialcare");
  private static final Set<String> AS_A_WORD =
      Set.of("dsl", "dsls", "icpc", "rcpc", "cp", "cpc", "cin", "lado", "mash");
  private static final Pattern BETWEEN = Pattern.compile("[^a-z0-9]+");

  private BannedWords() {}

  /** Those that a text holds. */
  public static List<String> in(String text) {
    var words = text.toLowerCase(Locale.UK);
    var together = BETWEEN.matcher(words).replaceAll("");
    return Stream.concat(
            RUN_TOGETHER.stream().filter(together::contains),
            BETWEEN.splitAsStream(words).filter(AS_A_WORD::contains))
        .toList();
  }
}
