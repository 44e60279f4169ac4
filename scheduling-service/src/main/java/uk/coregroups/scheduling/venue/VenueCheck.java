package uk.coregroups.scheduling.venue;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import uk.coregroups.events.disclosure.ReasonWords;
import uk.coregroups.events.door.Outcome.Wrong;

/** What the words of a venue must be before they go into letters. */
final class VenueCheck {

  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_ADDRESS = 110;

  /**
   * Also without a scheme, as mail programs make links of {@code anytown.example} by themselves.
   */
  private static final Pattern LINK =
      Pattern.compile("://|\\bwww\\b|[\\p{L}\\p{N}]\\.\\p{L}{2}", Pattern.CASE_INSENSITIVE);

  /** Six digits with no letter or comma between them. */
  private static final Pattern TELEPHONE = Pattern.compile("(?:\\p{Nd}[\\s()+./-]*){6}");

  private VenueCheck() {}

  /** Everything that is wrong with them, field by field; an empty address is none. */
  static List<Wrong> wrongs(String name, String address) {
    var wrongs = new ArrayList<Wrong>();
    if (name.isBlank()) {
      wrongs.add(new Wrong("name", "must not be empty"));
    }
    check("name", name, LONGEST_NAME, wrongs);
    check("address", address, LONGEST_ADDRESS, wrongs);
    ReasonWords.in(name + ", " + address).stream()
        .findFirst()
        .ifPresent(words -> wrongs.add(tells(name, words)));
    return wrongs;
  }

  private static void check(String field, String text, int longest, List<Wrong> wrongs) {
    if (text.length() > longest) {
      wrongs.add(new Wrong(field, "must be at most " + longest + " characters"));
    }
    whatStands(text).ifPresent(words -> wrongs.add(new Wrong(field, words)));
  }

  /** Wide letters, digits and signs are read as the usual ones. */
  private static Optional<String> whatStands(String written) {
    var text = Normalizer.normalize(written, Normalizer.Form.NFKC);
    if (text.chars().anyMatch(Character::isISOControl)) {
      return Optional.of("must be one line of ordinary text");
    }
    if (text.contains("@")) {
      return Optional.of("must not hold an email address");
    }
    if (LINK.matcher(text).find()) {
      return Optional.of("must not hold a web address. Write a space after a full stop");
    }
    return TELEPHONE.matcher(text).find()
        ? Optional.of("must not hold a telephone number")
        : Optional.empty();
  }

  private static Wrong tells(String name, String words) {
    return new Wrong(
        ReasonWords.in(name).isEmpty() ? "address" : "name",
        "must not hold “" + words + "”: it goes into letters and would give the reason away");
  }
}
