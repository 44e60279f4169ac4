package uk.coregroups.events.disclosure;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The words by which somebody would know a family: as keyed hashes (HMAC-SHA-256, cut to 64 bits)
 * where they are kept for a check, and found again by them in a text.
 *
 * <p>What it does not find: a name that is misspelt, shortened, or hidden inside a longer word.
 */
public final class IdentifyingWords {

  private static final int KEY_BYTES = 32;

  /** A shorter word of a name counts only together with the one beside it. */
  private static final int LONG_ENOUGH = 3;

  /** In many people's names and nobody's own. */
  private static final Set<String> TITLES =
      Set.of("mr", "mrs", "miss", "ms", "mx", "dr", "baby", "unborn", "child", "twin", "the");

  /** In many schools' names: by these alone nobody knows which it is. */
  private static final Set<String> OF_MANY_SCHOOLS =
      Set.of(
          "school",
          "primary",
          "secondary",
          "infant",
          "infants",
          "junior",
          "juniors",
          "nursery",
          "academy",
          "college",
          "sixth",
          "form",
          "high",
          "grammar",
          "middle",
          "first",
          "lower",
          "upper",
          "community",
          "church",
          "england",
          "catholic",
          "roman",
          "voluntary",
          "aided",
          "controlled",
          "special",
          "free",
          "trust",
          "centre",
          "center",
          "education",
          "learning",
          "children",
          "girls",
          "boys",
          "saint",
          "the",
          "and",
          "for",
          "with");

  /** In the addresses of half a town: in a school's name one counts with the word beside it. */
  private static final Set<String> COMMON_IN_PLACES =
      Set.of(
          "road", "street", "lane", "avenue", "close", "drive", "way", "hill", "park", "hall",
          "house", "green", "grove", "court", "square", "place", "station", "bridge", "mill",
          "north", "south", "east", "west", "old", "new", "town", "city", "library", "civic",
          "room", "of", "ce", "cofe", "rc", "st", "saint");

  private final SecretKeySpec key;

  /**
   * Takes the key that membership and notification share.
   *
   * @param key at least 32 characters
   */
  public IdentifyingWords(String key) {
    var bytes = key.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < KEY_BYTES) {
      throw new IllegalArgumentException("The key of words must have 32 characters or more");
    }
    this.key = new SecretKeySpec(bytes, "HmacSHA256");
  }

  /** The hash of no word at all: whoever finds it knows that the key is the same. */
  public long keyMark() {
    return hash("\u0000", mac());
  }

  /**
   * The hashes of a person's name: its words, and those side by side; also one that is common in
   * places: a family called Green meets at no place with a Green in it.
   */
  public Set<Long> ofPerson(String name) {
    var words = PlainWords.of(name);
    return hashes(words, word -> !TITLES.contains(word));
  }

  /** The hashes of a school's name: what it does not share with many others. */
  public Set<Long> ofSchool(String name) {
    var words = PlainWords.of(name);
    return hashes(
        words, word -> !OF_MANY_SCHOOLS.contains(word) && !COMMON_IN_PLACES.contains(word));
  }

  /** The hash of a postcode, however it is spaced. */
  public Set<Long> ofPostcode(String postcode) {
    return Set.of(hash(String.join("", PlainWords.of(postcode)), mac()));
  }

  private Set<Long> hashes(List<String> words, Predicate<String> counts) {
    var mac = mac();
    var all = new LinkedHashSet<Long>();
    for (int i = 0; i < words.size(); i++) {
      var word = words.get(i);
      if (counts.test(word)
          && (word.length() >= LONG_ENOUGH || (words.size() == 1 && word.length() > 1))) {
        add(word, all, mac);
      }
      if (i > 0 && (counts.test(word) || counts.test(words.get(i - 1)))) {
        add(words.get(i - 1) + word, all, mac);
      }
    }
    return all.isEmpty() && words.size() > 1 ? pairs(words, mac) : all;
  }

  private static void add(String word, Set<Long> all, Mac mac) {
    all.add(hash(word, mac));
    all.add(hash(StrokedLetters.plain(word), mac));
  }

  /** Of a name in which no word counts, such as The Learning Centre. */
  private static Set<Long> pairs(List<String> words, Mac mac) {
    var all = new LinkedHashSet<Long>();
    for (int i = 1; i < words.size(); i++) {
      all.add(hash(words.get(i - 1) + words.get(i), mac));
    }
    return all;
  }

  /**
   * Those words of a text that are among the hashed ones.
   *
   * @param ours words that we ourselves put into texts, such as {@code may}, and those that stand
   *     side by side there, run together: they say nothing
   */
  public List<String> in(String text, Set<Long> hashed, Set<String> ours) {
    return in(PlainWords.of(text), hashed, ours);
  }

  /** The same of the words of a text, in their order. */
  public List<String> in(List<String> words, Set<Long> hashed, Set<String> ours) {
    if (hashed.isEmpty()) {
      return List.of();
    }
    var mac = mac();
    return candidates(words, ours).stream()
        .filter(word -> hashed.contains(hash(word, mac)))
        .toList();
  }

  private static Set<String> candidates(List<String> words, Set<String> ours) {
    var all = new LinkedHashSet<String>();
    for (int i = 0; i < words.size(); i++) {
      var word = words.get(i);
      boolean own = ours.contains(word);
      if (!own) {
        all.add(word);
        all.add(StrokedLetters.plain(word));
        all.add(word.endsWith("s") ? word.substring(0, word.length() - 1) : word);
        var bare = withoutDigits(word);
        if (!ours.contains(bare)) {
          all.add(bare);
        }
      }
      if (i > 0 && !ours.contains(words.get(i - 1) + word)) {
        all.add(words.get(i - 1) + word);
        all.add(word + words.get(i - 1));
      }
    }
    return all;
  }

  /** As in {@code Smith2}. A word of digits alone is a number, and stays. */
  private static String withoutDigits(String word) {
    int from = 0;
    int until = word.length();
    while (from < until && Character.isDigit(word.charAt(from))) {
      from++;
    }
    while (until > from && Character.isDigit(word.charAt(until - 1))) {
      until--;
    }
    return from == until ? word : word.substring(from, until);
  }

  private static long hash(String word, Mac mac) {
    return ByteBuffer.wrap(mac.doFinal(word.getBytes(StandardCharsets.UTF_8))).getLong();
  }

  private Mac mac() {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA256", e);
    }
  }
}
