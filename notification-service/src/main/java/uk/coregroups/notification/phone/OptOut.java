package uk.coregroups.notification.phone;

import static uk.coregroups.notification.phone.OptOutWords.AFTER_A_VISIT;
import static uk.coregroups.notification.phone.OptOutWords.BEFORE_A_PLACE;
import static uk.coregroups.notification.phone.OptOutWords.BETWEEN;
import static uk.coregroups.notification.phone.OptOutWords.CANNOT;
import static uk.coregroups.notification.phone.OptOutWords.CONTACT;
import static uk.coregroups.notification.phone.OptOutWords.COURTESY;
import static uk.coregroups.notification.phone.OptOutWords.FILLER;
import static uk.coregroups.notification.phone.OptOutWords.KEEPING;
import static uk.coregroups.notification.phone.OptOutWords.MODAL;
import static uk.coregroups.notification.phone.OptOutWords.NO;
import static uk.coregroups.notification.phone.OptOutWords.NOT_STOP;
import static uk.coregroups.notification.phone.OptOutWords.OF_A_MEETING;
import static uk.coregroups.notification.phone.OptOutWords.OF_THESE;
import static uk.coregroups.notification.phone.OptOutWords.OR;
import static uk.coregroups.notification.phone.OptOutWords.OTHERS;
import static uk.coregroups.notification.phone.OptOutWords.OTHER_WAYS;
import static uk.coregroups.notification.phone.OptOutWords.PERHAPS;
import static uk.coregroups.notification.phone.OptOutWords.REMOVE;
import static uk.coregroups.notification.phone.OptOutWords.SELF;
import static uk.coregroups.notification.phone.OptOutWords.STOPPED;
import static uk.coregroups.notification.phone.OptOutWords.STRONG;
import static uk.coregroups.notification.phone.OptOutWords.TAKE;
import static uk.coregroups.notification.phone.OptOutWords.THESE;
import static uk.coregroups.notification.phone.OptOutWords.WEAK;
import static uk.coregroups.notification.phone.OptOutWords.WISH;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a text means for texts to this number. The rule, with examples that a test reads, is in
 * {@code docs/texts.md}: plain is a sentence that says to stop and nothing else; a word for it
 * beside others is held for a person, unless it is said no to or means another thing.
 */
final class OptOut {

  private static final Set<String> START = Set.of("start", "unstop");
  private static final Set<String> OFF = Set.of("off", "out");
  private static final Set<String> OWN = Set.of("number", "name", "details", "phone", "mobile");
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
    var readings = Sentence.readings(body).stream().map(OptOut::said).toList();
    return Stream.of(Said.STOP, Said.PERHAPS_STOP, Said.START)
        .filter(readings::contains)
        .findFirst()
        .orElse(Said.WORDS);
  }

  private static Said said(List<Sentence> written) {
    var sentences = Quotation.leftOut(written).stream().map(OptOut::meant).toList();
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

  private static Sentence meant(Sentence written) {
    var words =
        written.words().stream().map(OptOutWords::meant).flatMap(OptOutWords::parted).toList();
    return new Sentence(words, written.question());
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
        && (NOT_STOP.contains(said.getFirst())
            || REMOVE.contains(said.getFirst())
            || OptOutWords.isNearly(said.getFirst()));
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
        || isNoMoreOfSomething()
        || isMistypedDemand()
        || (sentence.words().stream().allMatch(OptOut::isPartOfADemand)
            && (sentence.hasAny(WEAK) || places().anyMatch(this::isNoneOfThese)));
  }

  /** "stp texting me": nothing but a demand for it, and a slip of a finger. */
  private boolean isMistypedDemand() {
    var others = sentence.words().stream().filter(word -> !isPartOfADemand(word)).toList();
    return speaksOfTexts && others.size() == 1 && OptOutWords.isNearly(others.getFirst());
  }

  /** I don't want this. */
  private boolean isNoneOfThese(int at) {
    return sentence.has(at, NOT_STOP) && sentence.has(at + 1, WISH) && sentence.has(at + 2, THESE);
  }

  private boolean isPerhaps(int at) {
    return isSaid(at, STRONG)
        || isOfOthers(at)
        || isWeakOfTexts(at)
        || isNoTexts(at)
        || isOwnRemoval(at)
        || (OptOutWords.hasStop(word(at)) && no(at) < 0)
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

  /** Don't text me; no more texts; I do not want these messages; don't ring or text. */
  private boolean isNoTexts(int at) {
    if (!sentence.has(at, NO)) {
      return false;
    }
    boolean keeping = sentence.has(at, NOT_STOP);
    int next = at + 1;
    while (sentence.has(next, BETWEEN) || (keeping && sentence.has(next, KEEPING))) {
      next++;
    }
    return sentence.has(next, CONTACT)
        || (sentence.has(next, WISH) && speaksOfTexts)
        || (keeping && sentence.has(next, OTHER_WAYS) && isOrText(next));
  }

  private boolean isOrText(int from) {
    return IntStream.rangeClosed(from, from + NEAR)
        .anyMatch(at -> sentence.has(at, OR) && sentence.has(at + 1, CONTACT));
  }

  /** No more. Dim mwy. No more of these. */
  private boolean isNoMore() {
    var said = beginning();
    return isNoMore(said) && OF_THESE.containsAll(said.subList(2, said.size()));
  }

  private boolean isNoMoreOfSomething() {
    var said = beginning();
    return isNoMore(said) && !(said.size() > 2 && said.get(2).equals("than"));
  }

  private static boolean isNoMore(List<String> said) {
    return said.size() > 1
        && (said.subList(0, 2).equals(List.of("no", "more"))
            || said.subList(0, 2).equals(List.of("dim", "mwy")));
  }

  /** Without what is only polite. */
  private List<String> beginning() {
    return sentence.words().stream()
        .filter(word -> !COURTESY.contains(word) || OF_THESE.contains(word))
        .toList();
  }

  /** Remove me; delete my number; take me off your list. */
  private boolean isRemoval(int at) {
    return isOwnRemoval(at)
        && (sentence.has(at, TAKE)
            || at + 2 >= sentence.words().size()
            || isNear(at, Set.of("number", "list", "phone", "texts"))
            || sentence.has(at + 2, COURTESY));
  }

  /** Of whatever of theirs, but from no meeting. */
  private boolean isOwnRemoval(int at) {
    return sentence.has(at, REMOVE)
        && sentence.has(at + 1, SELF)
        && no(at) < 0
        && (!sentence.has(at, TAKE)
            || sentence.has(at + 2, OFF)
            || (sentence.has(at + 2, OWN) && sentence.has(at + 3, OFF)))
        && !sentence.hasAny(OF_A_MEETING);
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
