package uk.coregroups.membership.person;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A spoken language by its ISO 639 code, such as {@code pl} for Polish.
 *
 * <p>A code and never free text: what somebody types might name them.
 */
public record Language(@JsonValue String code) {

  /** Spoken in England, and without a code of two letters. */
  private static final List<String> THREE_LETTERS = List.of("rom", "yue");

  private static final List<String> ALL =
      Stream.concat(Arrays.stream(Locale.getISOLanguages()), THREE_LETTERS.stream())
          .sorted()
          .toList();

  /** The language, if there is one of this code. */
  public static Optional<Language> of(String code) {
    return ALL.contains(code) ? Optional.of(new Language(code)) : Optional.empty();
  }

  /** Every language there is. */
  static List<Language> all() {
    return ALL.stream().map(Language::new).toList();
  }

  /** "Polish". */
  public String words() {
    return Locale.of(code).getDisplayLanguage(Locale.UK);
  }

  boolean isEnglish() {
    return code.equals("en");
  }
}
