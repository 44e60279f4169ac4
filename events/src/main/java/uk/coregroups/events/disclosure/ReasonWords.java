package uk.coregroups.events.disclosure;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words that say what the suite is for, and must never leave the building however they are
 * written: apart, run together, with hyphens, with underscores.
 *
 * <p>Source: the ban list made from the ICO's and NHS England's guidance on e-mail and texts
 * ("think of the locked screen"), with the names the trade has for the meetings.
 */
public final class ReasonWords {

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
          "socialcare",
          "refuge");
  private static final Set<String> AS_A_WORD =
      Set.of("dsl", "dsls", "icpc", "rcpc", "cp", "cpc", "cin", "lado", "mash");
  private static final Pattern BETWEEN = Pattern.compile("[^a-z0-9]+");

  private ReasonWords() {}

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
