package uk.coregroups.notification.phone;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a text repeats of ours, which ends by saying how to stop texts. A phone repeats it whenever
 * somebody "likes" it, and mail does so below an answer: those are not the person's own words.
 */
final class Quotation {

  private static final String MARKS = "\"\u201C\u201D\u201E\u201F\u00AB\u00BB\uFF02";

  /** How every text of ours ends; {@code Wording} writes it. */
  private static final List<String> END = List.of("reply", "stop", "to", "end", "texts");

  private static final List<String> REPLY_STOP = END.subList(0, 2);
  private static final Set<String> RING = Set.of("ring");

  /** Says nothing, and makes it a sentence that does not say to stop and nothing else. */
  private static final String QUOTED = "quoted";

  private Quotation() {}

  /** The text without what stands in quotation marks and is ours. */
  static String leftOut(String text) {
    var own = new StringBuilder();
    int from = 0;
    int open = mark(text, 0);
    while (open >= 0) {
      int close = mark(text, open + 1);
      int end = close < 0 ? endOfLine(text, open) : close;
      var words = Sentence.wordsOf(text.substring(open + 1, end));
      if (Collections.indexOfSubList(words, REPLY_STOP) < 0) {
        open = close;
        continue;
      }
      own.append(text, from, open).append(instead(text.substring(from, open), words)).append('\n');
      from = Math.min(end + 1, text.length());
      open = close < 0 ? -1 : mark(text, from);
    }
    return own.append(text, from, text.length()).toString();
  }

  /** Nothing; but of our last words alone, or with a stop sign sent "to" us, a person judges. */
  private static String instead(String before, List<String> quoted) {
    if (quoted.subList(0, 2).equals(REPLY_STOP)) {
      return " " + QUOTED + " " + String.join(" ", quoted);
    }
    return before.stripTrailing().endsWith(" to") ? " " + QUOTED : "";
  }

  private static int mark(String text, int from) {
    for (int at = from; at < text.length(); at++) {
      if (MARKS.indexOf(text.charAt(at)) >= 0) {
        return at;
      }
    }
    return -1;
  }

  private static int endOfLine(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  /**
   * The sentences without our last one: it is ours behind our number to ring. Beside other
   * sentences it is not plainly the person's own. It may be broken into two lines.
   */
  static List<Sentence> leftOut(List<Sentence> sentences) {
    var own = new ArrayList<Sentence>();
    boolean ours = false;
    int broken = 0;
    for (var one : sentences) {
      var words = one.words();
      int same = sameAsEnd(words);
      if (broken > 0 && END.subList(broken, END.size()).equals(words)) {
        broken = 0;
      } else if (ours && same > 0) {
        own.add(new Sentence(words.subList(same, words.size()), one.question()));
        broken = same == words.size() && same < END.size() ? same : 0;
      } else {
        boolean beside = same == END.size() && sentences.size() > 1;
        own.add(
            beside || isToOurs(words) ? new Sentence(with(words, QUOTED), one.question()) : one);
        broken = 0;
      }
      ours |= saysWhereToRing(one);
    }
    return own.stream().filter(one -> !one.words().isEmpty()).toList();
  }

  /** A heart to it, in marks that are apostrophes too. */
  private static boolean isToOurs(List<String> words) {
    return words.getFirst().equals("to") && sameAsEnd(words.subList(1, words.size())) == END.size();
  }

  private static int sameAsEnd(List<String> words) {
    int same = 0;
    while (same < Math.min(words.size(), END.size()) && words.get(same).equals(END.get(same))) {
      same++;
    }
    return same;
  }

  private static List<String> with(List<String> words, String another) {
    return Stream.concat(words.stream(), Stream.of(another)).toList();
  }

  private static boolean saysWhereToRing(Sentence one) {
    return one.has(0, RING)
        && one.words().size() > 1
        && Character.isDigit(one.words().get(1).charAt(0));
  }
}
