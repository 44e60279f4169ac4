package uk.coregroups.gateway.safety;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.gateway.page.Say;
import uk.coregroups.gateway.services.Membership.SafeContact;

/** How family members may be rung, in words, wherever somebody is asked to ring them. */
public record Ringing(Map<String, SafeContact> records, Map<String, String> languages) {

  private static final Ringing NOBODY = new Ringing(Map.of(), Map.of());

  /** Asks about these people. */
  public static Ringing of(Safety safety, List<PersonId> people) {
    if (people.isEmpty()) {
      return NOBODY;
    }
    var records = safety.ringing(people);
    boolean spoken = records.values().stream().anyMatch(one -> one.language() != null);
    var languages =
        spoken
            ? safety.languages().stream()
                .collect(Collectors.toMap(Safety.Spoken::code, Safety.Spoken::words))
            : Map.<String, String>of();
    return new Ringing(new HashMap<>(records), languages);
  }

  /** "Between 9:00 and 17:00. Leave no voicemail. …"; null if nothing is on record. */
  public @Nullable String words(@Nullable PersonId person) {
    var record = person == null ? null : records.get(person.toString());
    return record == null ? null : words(record);
  }

  private String words(SafeContact record) {
    var words = new ArrayList<String>();
    words.add("Between " + Say.time(record.from()) + " and " + Say.time(record.until()) + ".");
    words.add(record.voicemail() ? "A voicemail may be left." : "Leave no voicemail.");
    words.add(
        record.councilNamed()
            ? "You may say that you are from the council."
            : "Do not say that you are from the council.");
    if (Boolean.TRUE.equals(record.sharedDevice())) {
      words.add("Others use their telephone.");
    }
    var language = record.language();
    if (language != null && !language.equals("en")) {
      words.add("They speak " + languages.getOrDefault(language, language) + ".");
    }
    return String.join(" ", words);
  }
}
