package uk.coregroups.membership.scrutiny;

import java.util.Arrays;

/**
 * Whether anything was said twice: eight bytes each, so that half a million fit anywhere.
 *
 * <p>It may suspect what is not so, once in many thousand files; it never misses what is. Whoever
 * asks looks closer.
 */
final class Doubles {

  private long[] seen = new long[1 << 12];
  private int count;

  void add(String text) {
    long hash = 1125899906842597L;
    for (int i = 0; i < text.length(); i++) {
      hash = 31 * hash + text.charAt(i);
    }
    add(hash);
  }

  void add(long hash) {
    if (count == seen.length) {
      seen = Arrays.copyOf(seen, count * 2);
    }
    seen[count++] = hash;
  }

  /** Whether two were alike, or look as if they were. */
  boolean any() {
    Arrays.parallelSort(seen, 0, count);
    for (int i = 1; i < count; i++) {
      if (seen[i] == seen[i - 1]) {
        return true;
      }
    }
    return false;
  }
}
