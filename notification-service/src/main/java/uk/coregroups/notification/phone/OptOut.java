package uk.coregroups.notification.phone;

import static uk.coregroups.notification.phone.OptOutWords.AFTER_A_VISIT;
import static uk.coregroups.notification.phone.OptOutWords.AGAIN;
import static uk.coregroups.notification.phone.OptOutWords.ARE;
import static uk.coregroups.notification.phone.OptOutWords.ASKING;
import static uk.coregroups.notification.phone.OptOutWords.BEFORE_A_PLACE;
import static uk.coregroups.notification.phone.OptOutWords.BETWEEN;
import static uk.coregroups.notification.phone.OptOutWords.BETWEEN_OR_KEEPING;
import static uk.coregroups.notification.phone.OptOutWords.CAME;
import static uk.coregroups.notification.phone.OptOutWords.CANNOT;
import static uk.coregroups.notification.phone.OptOutWords.COMING;
import static uk.coregroups.notification.phone.OptOutWords.CONTACT;
import static uk.coregroups.notification.phone.OptOutWords.COURTESY;
import static uk.coregroups.notification.phone.OptOutWords.FILLER;
import static uk.coregroups.notification.phone.OptOutWords.HAS;
import static uk.coregroups.notification.phone.OptOutWords.HAVING_THEM;
import static uk.coregroups.notification.phone.OptOutWords.IF_YOU;
import static uk.coregroups.notification.phone.OptOutWords.LOSE;
import static uk.coregroups.notification.phone.OptOutWords.MISS;
import static uk.coregroups.notification.phone.OptOutWords.MODAL;
import static uk.coregroups.notification.phone.OptOutWords.NEED;
import static uk.coregroups.notification.phone.OptOutWords.NEEDED;
import static uk.coregroups.notification.phone.OptOutWords.NEVER;
import static uk.coregroups.notification.phone.OptOutWords.NO;
import static uk.coregroups.notification.phone.OptOutWords.NONE;
import static uk.coregroups.notification.phone.OptOutWords.NOT_STOP;
import static uk.coregroups.notification.phone.OptOutWords.OF_A_MEETING;
import static uk.coregroups.notification.phone.OptOutWords.OF_THESE;
import static uk.coregroups.notification.phone.OptOutWords.OR;
import static uk.coregroups.notification.phone.OptOutWords.OTHERS;
import static uk.coregroups.notification.phone.OptOutWords.OTHER_WAYS;
import static uk.coregroups.notification.phone.OptOutWords.PERHAPS;
import static uk.coregroups.notification.phone.OptOutWords.PERHAPS_ALONE;
import static uk.coregroups.notification.phone.OptOutWords.PERHAPS_OF_TEXTS;
import static uk.coregroups.notification.phone.OptOutWords.RATHER;
import static uk.coregroups.notification.phone.OptOutWords.RATHER_NOT;
import static uk.coregroups.notification.phone.OptOutWords.REMOVE;
import static uk.coregroups.notification.phone.OptOutWords.SELF;
import static uk.coregroups.notification.phone.OptOutWords.SENDERS;
import static uk.coregroups.notification.phone.OptOutWords.STOPPED;
import static uk.coregroups.notification.phone.OptOutWords.STRONG;
import static uk.coregroups.notification.phone.OptOutWords.TAKE;
import static uk.coregroups.notification.phone.OptOutWords.TEXT;
import static uk.coregroups.notification.phone.OptOutWords.THERE_IS_NO;
import static uk.coregroups.notification.phone.OptOutWords.THESE;
import static uk.coregroups.notification.phone.OptOutWords.WANTED;
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
  private static final Set<String> OFF_A_LIST = Set.of("oddi");
  private static final Set<String> OWN = Set.of("number", "name", "details", "phone", "mobile");
  private static final Set<String> LISTS =
      Set.of("number", "list", "phone", "texts", "rhif", "rhestr", "restr");
  private static final Set<String> TO = Set.of("to");
  private static final Set<String> POINTED_AT = Set.of("this", "these", "those", "them");
  private static final Set<String> A = Set.of("a");
  private static final Set<String> ME = Set.of("me", "us");
  private static final Set<String> HEAR = Set.of("hear");
  private static final Set<String> LONGER = Set.of("longer");
  private static final Set<String> THANK = Set.of("thank");
  private static final Set<String> THAN = Set.of("than", "na", "nag");
  private static final Set<String> I = Set.of("i");
  private static final int NEAR = 3;

  private final Sentence sentence;
  private final boolean speaksOfTexts;
  private final int asksFrom;

  private OptOut(Sentence sentence) {
    this.sentence = sentence;
    this.speaksOfTexts = sentence.hasAny(CONTACT);
    int asks = 0;
    while (asks < sentence.words().size() && !sentence.has(asks, ASKING)) {
      asks++;
    }
    this.asksFrom = asks;
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
    var said = words.stream().filter(word -> !COURTESY.contains(word)).distinct().toList();
    return said.size() == 1
        && (PERHAPS_ALONE.contains(said.getFirst())
            || NOT_STOP.contains(said.getFirst())
            || REMOVE.contains(said.getFirst())
            || OptOutWords.isNearly(said.getFirst()));
  }

  private boolean isPlain() {
    if ((sentence.question() || sentence.hasAny(MODAL)) && !speaksOfTexts) {
      return false;
    }
    if (isLoseMyNumber()) {
      return true;
    }
    return sentence.words().stream().allMatch(OptOut::isPartOfADemand)
        && (places().anyMatch(at -> isSaid(at, STRONG) || isWeakOfTexts(at) || isPlainlyNoTexts(at))
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
        || word.equals(Sentence.HAND)
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
    return sentence.has(at, NOT_STOP)
        && (((sentence.has(at + 1, WISH) || sentence.has(at + 1, WANTED)) && isNear(at + 1, THESE))
            || (sentence.has(at + 1, NEED) && isNear(at + 1, POINTED_AT)));
  }

  private boolean isPerhaps(int at) {
    return isSaid(at, STRONG)
        || isOfOthers(at)
        || isWeakOfTexts(at)
        || (isNoTexts(at) && !isMissed(at))
        || isNoHearing(at)
        || isOwnRemoval(at)
        || (OptOutWords.hasStop(word(at)) && no(at) < 0)
        || (isSaid(at, STOPPED) && speaksOfTexts && !isOver(at))
        || PERHAPS.contains(word(at))
        || (at > 0 && isPerhaps(word(at - 1) + " " + word(at)));
  }

  private boolean isPerhaps(String two) {
    return PERHAPS.contains(two) || (speaksOfTexts && PERHAPS_OF_TEXTS.contains(two));
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
    if (sentence.has(at, RATHER_NOT)) {
      return isRather(at) && sentence.has(past(at + 1, HAVING_THEM), CONTACT);
    }
    if (!sentence.has(at, NO)) {
      return false;
    }
    boolean keeping = sentence.has(at, NOT_STOP);
    int next = past(at + 1, keeping ? BETWEEN_OR_KEEPING : BETWEEN);
    if (sentence.has(next, NEED) || isRather(at)) {
      return sentence.has(past(next, HAVING_THEM), CONTACT);
    }
    return sentence.has(next, CONTACT)
        || (sentence.has(next, WISH)
            && speaksOfTexts
            && !sentence.has(past(next + 1, BETWEEN), MISS))
        || isUnwanted(at)
        || (keeping && sentence.has(next, OTHER_WAYS) && isOrText(next));
  }

  private boolean isPlainlyNoTexts(int at) {
    return isNoTexts(at) && !isComing(at) && !isMissed(at) && !isOfOneText(at);
  }

  /** Texts not wanted; reminders are no longer needed. */
  private boolean isUnwanted(int at) {
    int what = sentence.has(at - 1, ARE) ? at - 2 : at - 1;
    return sentence.has(what, CONTACT) && sentence.has(past(at + 1, LONGER), WANTED);
  }

  /** I'd rather not; I'd prefer if you did not. */
  private boolean isRather(int no) {
    int at = no - 1;
    while (no - at <= NEAR && sentence.has(at, IF_YOU)) {
      at--;
    }
    return sentence.has(at, RATHER);
  }

  /** No to one text, perhaps, or not to texts at all. */
  private boolean isOfOneText(int at) {
    int next = past(at + 1, BETWEEN);
    if (sentence.has(next, NEED)) {
      return isOneOrToText(next + 1);
    }
    return sentence.has(at, NOT_STOP)
        ? isRatherNotTexting(at) || isOfSenders(at)
        : isTextMe(next) || (sentence.has(next, CONTACT) && sentence.has(next + 1, NEEDED));
  }

  /** I don't need a text; no need to text me. */
  private boolean isOneOrToText(int needed) {
    return sentence.has(needed, A)
        || (sentence.has(needed, TO) && sentence.has(needed + 1, CONTACT));
  }

  /** I'd rather not text. */
  private boolean isRatherNotTexting(int at) {
    return sentence.has(at - 1, RATHER) && sentence.has(past(at + 1, TO), CONTACT);
  }

  /** No, text me. */
  private boolean isTextMe(int at) {
    return sentence.has(at, TEXT) && sentence.has(at + 1, ME);
  }

  /** You don't, they never: how it is, and not how somebody would have it. */
  private boolean isOfSenders(int at) {
    return sentence.has(at - 1, SENDERS)
        && !sentence.has(at - 2, THANK)
        && at < asksFrom
        && !sentence.hasAny(AGAIN);
  }

  /** I get no texts; we are receiving no more reminders; I no longer get them. */
  private boolean isComing(int at) {
    int verb = sentence.has(at - 1, I) ? at - 2 : at - 1;
    return at < asksFrom
        && sentence.has(at, NONE)
        && (sentence.has(verb, COMING) || isNoLonger(at));
  }

  private boolean isNoLonger(int at) {
    return at > 0 && sentence.has(at + 1, LONGER) && sentence.has(at + 2, COMING);
  }

  /** I get no texts; you never text me; no text came: somebody would have them. */
  private boolean isMissed(int at) {
    int next = past(at + 1, BETWEEN);
    boolean none = sentence.has(at, NONE) && at < asksFrom;
    return sentence.has(next, CONTACT)
        ? isComing(at)
            || sentence.has(at, THERE_IS_NO)
            || (sentence.has(at, NEVER) && isOfSenders(at))
            || (none && sentence.has(past(next + 1, HAS), CAME))
        : none && isNoLonger(at);
  }

  /** My texts have stopped: nobody asks for it. */
  private boolean isOver(int stopped) {
    int what = sentence.has(stopped - 1, HAS) ? stopped - 2 : stopped - 1;
    return sentence.has(what, CONTACT) && asksFrom == sentence.words().size();
  }

  /** I don't want to hear from you. */
  private boolean isNoHearing(int at) {
    return sentence.has(at, NOT_STOP)
        && sentence.has(at + 1, WISH)
        && sentence.has(past(at + 2, BETWEEN), HEAR);
  }

  /** Lose my number. */
  private boolean isLoseMyNumber() {
    var said = new Sentence(beginning(), false);
    return said.has(0, LOSE)
        && said.has(1, SELF)
        && said.has(2, OWN)
        && said.words().stream().skip(1).allMatch(OptOut::isPartOfADemand);
  }

  /** The first place from this one on at which there is none of these. */
  private int past(int from, Set<String> any) {
    int at = from;
    while (sentence.has(at, any)) {
      at++;
    }
    return at;
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
    return isNoMore(said) && !(said.size() > 2 && THAN.contains(said.get(2)));
  }

  private static boolean isNoMore(List<String> said) {
    return said.size() > 1
        && (said.subList(0, 2).equals(List.of("no", "more"))
            || said.subList(0, 2).equals(List.of("dim", "mwy"))
            || said.subList(0, 2).equals(List.of("dim", "rhagor")));
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
            || isNear(at, LISTS)
            || sentence.has(at + 2, OFF_A_LIST)
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
