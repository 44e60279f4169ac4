package uk.coregroups.gateway.page;

import java.util.Locale;
import java.util.Map;

/**
 * What a service refuses, as a sentence for the person who typed it: the one place that turns the
 * name of a field and what is wrong with it into words.
 */
final class Refusal {

  /** Fields whose own names are no words of a page. */
  private static final Map<String, String> CALLED =
      Map.ofEntries(
          Map.entry("on", "The day"),
          Map.entry("date", "The day"),
          Map.entry("heldOn", "The day it was held"),
          Map.entry("endedOn", "The day it ended"),
          Map.entry("bornOn", "The date of birth"),
          Map.entry("planStartedOn", "The day the plan began"),
          Map.entry("sharedOn", "The day they were shared"),
          Map.entry("verifiedOn", "The day they were asked"),
          Map.entry("effectiveFrom", "The day it holds from"),
          Map.entry("start", "The start"),
          Map.entry("amount", "The amount"),
          Map.entry("urn", "The URN"),
          Map.entry("email", "The e-mail address"),
          Map.entry("noStockTake", "The reason"),
          Map.entry("minuteTaker", "Whoever takes the minutes"),
          Map.entry("nextMinuteTaker", "Whoever writes next time"));

  private Refusal() {}

  /**
   * "heldOn" and "is in the future" become "The day it was held is in the future". What is a
   * sentence already stands alone.
   */
  static String sentence(String field, String words) {
    var bare = field.replaceAll("^.*[.\\]]", "");
    if (bare.isEmpty() || words.isEmpty() || Character.isUpperCase(words.charAt(0))) {
      return capital(words);
    }
    return CALLED.getOrDefault(bare, spaced(bare)) + " " + words;
  }

  /** "leadSocialWorker" becomes "Lead social worker". */
  private static String spaced(String field) {
    return capital(field.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.UK));
  }

  private static String capital(String words) {
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
