package uk.coregroups.scheduling.venue;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The words that tell why people meet, and that no venue may hold, because its name goes into every
 * letter.
 *
 * <p>Source: the list of what is never sent outside (guidance on e-mail and texts, {@code
 * docs/RULES.md}); the services and houses at the end give the same away. Strict on purpose: a
 * "Conference Room 2" is entered as "Room 2".
 */
final class ForbiddenWords {

  /** Found also where they are run together, hidden in punctuation, or part of a longer word. */
  private static final List<String> ANYWHERE =
      List.of(
          "child protection",
          "protection plan",
          "cp plan",
          "core group",
          "conference",
          "safeguard",
          "professionals' meeting",
          "category of harm",
          "neglect",
          "abuse",
          "domestic violence",
          "refuge",
          "safe house",
          "social work",
          "social care",
          "social services",
          "children's services");

  /** Found only as words of their own: "Sandsland" is a place. */
  private static final Set<String> WHOLE = Set.of("dsl", "dsls", "cp", "icpc", "rcpc");

  private ForbiddenWords() {}

  /** The first of them that a text holds. */
  static Optional<String> in(String text) {
    var plain = plain(text);
    var squeezed = squeezed(plain);
    return Stream.concat(
            ANYWHERE.stream().filter(words -> squeezed.contains(squeezed(words))),
            Stream.of(plain.replaceAll("[.'’]", "").split("[^\\p{L}\\p{N}]+", -1))
                .filter(WHOLE::contains))
        .findFirst();
  }

  /** Small letters without accents, and wide ones as usual. */
  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT);
  }

  private static String squeezed(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}]+", "");
  }
}
