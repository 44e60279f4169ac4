package uk.coregroups.events.disclosure;

import java.util.LinkedHashSet;
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

  /** Found also inside a longer word, or run together from a word on; and as they are written. */
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

  private static final int LONGEST =
      ANYWHERE.keySet().stream().mapToInt(String::length).max().orElse(0);

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
    var found = new LinkedHashSet<String>();
    for (int i = 0; i < words.size(); i++) {
      var word = words.get(i);
      var onwards = onwards(words, i);
      ANYWHERE.forEach((together, written) -> {
        if (word.contains(together) || onwards.startsWith(together)) {
          found.add(written);
        }
      });
      if (WHOLE.contains(word)) {
        found.add(word);
      }
    }
    return List.copyOf(found);
  }

  /** The text from a word on, run together, as far as the longest of what is looked for. */
  private static String onwards(List<String> words, int from) {
    var text = new StringBuilder();
    for (int i = from; i < words.size() && text.length() < LONGEST; i++) {
      text.append(words.get(i));
    }
    return text.toString();
  }
}
