package uk.coregroups.gateway.services;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the office's pages call families and people; something neutral if that could not be asked.
 */
public record Called(Map<String, String> families, Map<String, String> people) {

  public static Called of(Heard<Membership.Names> heard) {
    return heard.isAway() ? nobody() : new Called(heard.get().coreGroups(), heard.get().people());
  }

  /** Where there is nobody to name. */
  public static Called nobody() {
    return new Called(Map.of(), Map.of());
  }

  /** The children's names. */
  public String family(@Nullable Object group) {
    return group == null ? "" : families.getOrDefault(group.toString(), "A family");
  }

  public String person(@Nullable Object id) {
    return id == null ? "" : people.getOrDefault(id.toString(), "Somebody");
  }
}
