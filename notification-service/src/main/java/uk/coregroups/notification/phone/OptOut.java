package uk.coregroups.notification.phone;

import static uk.coregroups.notification.phone.OptOutWords.AFTER_A_VISIT;
import static uk.coregroups.notification.phone.OptOutWords.BEFORE_A_PLACE;
import static uk.coregroups.notification.phone.OptOutWords.BETWEEN;
import static uk.coregroups.notification.phone.OptOutWords.CANNOT;
import static uk.coregroups.notification.phone.OptOutWords.CONTACT;
import static uk.coregroups.notification.phone.OptOutWords.COURTESY;
import static uk.coregroups.notification.phone.OptOutWords.FILLER;
import static uk.coregroups.notification.phone.OptOutWords.MODAL;
import static uk.coregroups.notification.phone.OptOutWords.NO;
import static uk.coregroups.notification.phone.OptOutWords.NOT_STOP;
import static uk.coregroups.notification.phone.OptOutWords.OTHERS;
import static uk.coregroups.notification.phone.OptOutWords.PERHAPS;
import static uk.coregroups.notification.phone.OptOutWords.REMOVE;
import static uk.coregroups.notification.phone.OptOutWords.SELF;
import static uk.coregroups.notification.phone.OptOutWords.STOPPED;
import static uk.coregroups.notification.phone.OptOutWords.STRONG;
import static uk.coregroups.notification.phone.OptOutWords.WEAK;
import static uk.coregroups.notification.phone.OptOutWords.WISH;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a text means for texts to this number. The rule, with examples that a test reads, is in
 * {@code docs/texts.md}: plain is a sentence that says to stop and nothing else; a word for it
 * beside others is held for a person, unless it is said no to or means another thing.
 */
final class OptOut {

  private static final Set<String> START = Set.of("start", "unstop");
  private static final int NEAR = 3;

  private final Sentence sentence;
  private final boolean speaksOfTexts;

  private OptOut(Sentence sentence) {
    this.sentence = sentence;
    this.speaksOfTexts = sentence.hasAny(CONTACT);
  }

  /**
   * What was said.
   *
   * @param type what the provider took it for, if it acts on such words itself
   */
  static Said said(String body, @Nullable String type) {
    if ("STOP".equalsIgnoreCase(type)) {
      return Said.STOP;
    }
    return "START".equalsIgnoreCase(type) ? Said.START : said(body);
  }

  static Said said(String body) {
    var sentences =
        Sentence.in(body).stream()
            .map(one ->
                new Sentence(one.words().stream().map(OptOutWords::meant).toList(), one.question()))
            .toList();
    var words = sentences.stream().flatMap(one -> one.words().stream()).toList();
    if (words.size() == 1 && START.contains(words.getFirst())) {
      return Said.START;
    }
    var all = sentences.stream().map(OptOut::new).toList();
    if (all.stream().anyMatch(OptOut::isPlain) || isWeakAlone(sentences)) {
      return Said.STOP;
    }
    boolean perhaps = isNearly(words) || all.stream().anyMatch(OptOut::isPerhaps);
    return perhaps ? Said.PERHAPS_STOP : Said.WORDS;
  }

  /** CANCEL, END and QUIT, alone or with a please. */
  private static boolean isWeakAlone(List<Sentence> sentences) {
    var said =
        sentences.stream()
            .flatMap(one -> one.words().stream())
            .filter(word -> !COURTESY.contains(word) && !word.equals("all"))
            .toList();
    return !said.isEmpty()
        && WEAK.containsAll(said)
        && sentences.stream().noneMatch(Sentence::question);
  }

  private static boolean isNearly(List<String> words) {
    var said = words.stream().filter(word -> !COURTESY.contains(word)).toList();
    return said.size() == 1
        && (NOT_STOP.contains(said.getFirst()) || OptOutWords.isNearly(said.getFirst()));
  }

  private boolean isPlain() {
    if ((sentence.question() || sentence.hasAny(MODAL)) && !speaksOfTexts) {
      return false;
    }
    return sentence.words().stream().allMatch(OptOut::isPartOfADemand)
        && (places().anyMatch(at -> isSaid(at, STRONG) || isWeakOfTexts(at) || isNoTexts(at))
            || isNoMore()
            || places().anyMatch(this::isRemoval)
            || isLeaveAlone());
  }

  private static boolean isPartOfADemand(String word) {
    return STRONG.contains(word)
        || WEAK.contains(word)
        || CONTACT.contains(word)
        || COURTESY.contains(word)
        || FILLER.contains(word)
        || MODAL.contains(word)
        || NO.contains(word)
        || REMOVE.contains(word)
        || word.equals("leave")
        || word.equals("alone");
  }

  private boolean isPerhaps() {
    return places().anyMatch(this::isPerhaps)
        || (sentence.hasAny(WEAK) && sentence.words().stream().allMatch(OptOut::isPartOfADemand));
  }

  private boolean isPerhaps(int at) {
    return isSaid(at, STRONG)
        || isOfOthers(at)
        || isWeakOfTexts(at)
        || isNoTexts(at)
        || isRemoval(at)
        || (isSaid(at, STOPPED) && speaksOfTexts)
        || PERHAPS.contains(word(at))
        || (at > 0 && PERHAPS.contains(word(at - 1) + " " + word(at)));
  }

  /** A word for it, to which nobody has said no and which is no stop of a bus. */
  private boolean isSaid(int at, Set<String> which) {
    return sentence.has(at, which)
        && no(at) < 0
        && !sentence.has(at - 1, BEFORE_A_PLACE)
        && (!sentence.has(at + 1, AFTER_A_VISIT) || sentence.has(at + 2, Set.of("once")));
  }

  /** Where STOP is said no to; less than 0 if it is not. */
  private int no(int stop) {
    int at = stop - 1;
    while (at >= 0 && stop - at <= NEAR && sentence.has(at, BETWEEN)) {
      at--;
    }
    if (sentence.has(at, CANNOT)) {
      return sentence.has(at + 1, OTHERS) ? -1 : at;
    }
    return sentence.has(at, NOT_STOP) && !sentence.has(at - 1, Set.of("why")) ? at : -1;
  }

  /** You don't stop texting me; I can't stop these texts. */
  private boolean isOfOthers(int at) {
    int no = sentence.has(at, STRONG) ? no(at) : -1;
    return no >= 0 && speaksOfTexts && (sentence.has(no, CANNOT) || sentence.has(no - 1, OTHERS));
  }

  private boolean isWeakOfTexts(int at) {
    return sentence.has(at, WEAK) && isNear(at, CONTACT);
  }

  /** Don't text me; no more texts; I do not want these messages. */
  private boolean isNoTexts(int at) {
    if (!sentence.has(at, NO)) {
      return false;
    }
    int next = at + 1;
    while (sentence.has(next, BETWEEN)) {
      next++;
    }
    return sentence.has(next, CONTACT) || (sentence.has(next, WISH) && speaksOfTexts);
  }

  /** No more. Dim mwy. */
  private boolean isNoMore() {
    var said = sentence.words().stream().filter(word -> !COURTESY.contains(word)).toList();
    return said.equals(List.of("no", "more")) || said.equals(List.of("dim", "mwy"));
  }

  /** Remove me; delete my number; take me off your list. */
  private boolean isRemoval(int at) {
    if (!sentence.has(at, REMOVE) || !sentence.has(at + 1, SELF) || no(at) >= 0) {
      return false;
    }
    return word(at).equals("take")
        ? isNear(at, Set.of("off"))
        : at + 2 >= sentence.words().size()
            || isNear(at, Set.of("number", "list", "phone", "texts"))
            || sentence.has(at + 2, COURTESY);
  }

  private boolean isLeaveAlone() {
    return sentence.words().contains("alone")
        && sentence.words().contains("leave")
        && !sentence.hasAny(NO);
  }

  private boolean isNear(int at, Set<String> which) {
    return IntStream.rangeClosed(at + 1, at + NEAR + 1).anyMatch(i -> sentence.has(i, which));
  }

  private IntStream places() {
    return IntStream.range(0, sentence.words().size());
  }

  private String word(int at) {
    return sentence.words().get(at);
  }
}
