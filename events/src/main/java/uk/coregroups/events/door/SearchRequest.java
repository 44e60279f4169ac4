package uk.coregroups.events.door;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for, in the body of a call: an address would be kept by every log on the way, and
 * what is looked for may be a name.
 *
 * @param find the words; without any, everything there is
 * @param page which page of the results, from 1 on
 */
public record SearchRequest(
    @Nullable String find,
    @Min(value = 1, message = NO_PAGE) @Max(value = 99_999, message = NO_PAGE) int page) {

  private static final String NO_PAGE = "must be the number of a page, from 1 on";

  /** The first results. */
  public static SearchRequest first(String find) {
    return new SearchRequest(find, 1);
  }

  public String words() {
    return find == null ? "" : find.strip();
  }

  /** How many results come before this page, where each has so many. */
  public int offset(int size) {
    return (page - 1) * size;
  }
}
