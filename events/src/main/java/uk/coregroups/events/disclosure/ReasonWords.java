package uk.coregroups.events.disclosure;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words that say what the suite is for, and must never leave the building however they are
 * written: apart, run together, with hyphens, with underscores, in wide letters.
 *
 * <p>Source: the ban list made from the ICO's and NHS England's guidance on e-mail and texts
 * ("think of the locked screen"), with the names the trade has for the meetings; the services and
 * houses at the end give the same away. Strict on purpose: a "Conference Room 2" is entered as
 * "Room 2".
 */
public final class ReasonWords {

  /** Found also as part of a longer word: run together, and as they are. */
  private static final Map<String, String> ANYWHERE =
      Stream.of(
              "child protection",
              "child in need",
              "protection plan",
              "cp plan",
              "core group",
              "conference",
              "safeguard",
              "category of harm",
              "significant harm",
              "neglect",
              "abuse",
              "professionals' meeting",
              "domestic violence",
              "refuge",
              "safe house",
              "social work",
              "social care",
              "social services",
              "children's services",
              "childrens services")
          .collect(
              Collectors.toMap(
                  words -> String.join("", PlainWords.of(words)), Function.identity()));

  /** Found only as words of their own: "Sandsland" is a place. */
  private static final Set<String> WHOLE =
      Set.of("dsl", "dsls", "icpc", "rcpc", "cp", "cpc", "cin", "lado", "mash");

  private ReasonWords() {}

  /** Those that a text holds, as the trade writes them. */
  public static List<String> in(String text) {
    return in(PlainWords.of(text));
  }

  /** Those that are among the words of a text, in their order. */
  public static List<String> in(List<String> words) {
    var together = String.join("", words);
    return Stream.concat(
            ANYWHERE.entrySet().stream()
                .filter(one -> together.contains(one.getKey()))
                .map(Map.Entry::getValue),
            words.stream().filter(WHOLE::contains).distinct())
        .toList();
  }
}
