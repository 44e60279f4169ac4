package uk.coregroups.events.membership;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing somebody needs to take part.
 *
 * @param language an interpreter's, by its ISO 639 code; null for everything else
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Need(NeedKind kind, @Nullable String language) {

  /** "an interpreter (Polish)". */
  public String words() {
    return language == null
        ? kind.words()
        : kind.words() + " (" + Locale.of(language).getDisplayLanguage(Locale.UK) + ")";
  }
}
