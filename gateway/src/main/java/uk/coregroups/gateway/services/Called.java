package uk.coregroups.gateway.services;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the office's pages call families and people; something neutral if that could not be asked.
 *
 * @param concerns how many things somebody should look at in who is in each family's group
 */
public record Called(
    Map<String, String> families, Map<String, String> people, Map<String, Integer> concerns) {

  public static Called of(Heard<Membership.Names> heard) {
    if (heard.isAway()) {
      return nobody();
    }
    var names = heard.get();
    return new Called(names.coreGroups(), names.people(), names.toLookAt());
  }

  /** Where there is nobody to name. */
  public static Called nobody() {
    return new Called(Map.of(), Map.of(), Map.of());
  }

  /** Where the names of people alone are needed. */
  public static Called people(Map<String, String> names) {
    return new Called(Map.of(), names, Map.of());
  }

  /** The children's names. */
  public String family(@Nullable Object group) {
    return group == null ? "" : families.getOrDefault(group.toString(), "A family");
  }

  /** How many things somebody should look at in who is in the family's group. */
  public int toLookAt(Object group) {
    return concerns.getOrDefault(group.toString(), 0);
  }

  public String person(@Nullable Object id) {
    return id == null ? "" : people.getOrDefault(id.toString(), "Somebody");
  }
}
