package uk.coregroups.notification.phone;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words by which {@link OptOut} knows what a text means; written as {@link Sentence} reads. */
final class OptOutWords {

  /** Means it wherever it stands: the provider's words, Welsh, and those of other languages. */
  static final Set<String> STRONG =
      words(
          "stop stopall unsubscribe optout stopio stopiwch stopia arret arreter arretez desabonner"
              + " parar pare baja alto detener opriti dezabonare zatrzymaj przestan ndal durdur"
              + " стоп отписаться спри توقف قف إيقاف الغاء بند روکیں बंद रोको বন্ধ ਬੰਦ બંધ நிறுத்து"
              + " 停止 停 退订 取消 退訂");

  /** Means it alone, or said of texts; otherwise a term ends and a visit is cancelled. */
  static final Set<String> WEAK = words("cancel end quit revoke halt cease");

  static final Set<String> CONTACT =
      words(
          "text texts texted texting txt txts txting message messages messaging messaged msg msgs"
              + " sms send sending contact contacting contacted remind reminding reminder reminders"
              + " notification notifications alerts spam spamming bother bothering testun tecst"
              + " tecstio thecstio decstio nhecstio tecstiau decstiau thecstiau neges negeseuon"
              + " cysylltu chysylltu gysylltu anfon hanfon");

  static final Set<String> COURTESY =
      words(
          "please pls plz plse plis pleas thanks thank thankyou thx ty ta cheers diolch os gwelwch"
              + " yn dda you u ok okay hi hello hey dear sorry kindly now just x xx");

  /** May stand beside a demand without making anything else of it. */
  static final Set<String> FILLER =
      words(
          "me my mine i im id us we our your ur it this that these those the a an to for from of on"
              + " with any all anymore more again ever already want wanted wish like need must have"
              + " be am get getting receive receiving number phone mobile list lists service"
              + " immediately asap today right away straight at once too so and said asked told say"
              + " reply further future in off out everything anything consent agree longer"
              + " ar fi mi o r y yr eto ataf ata fy rhif ffon bellach mwy fwy rhagor imi hyn");

  /** Asks or supposes: then the text must speak of texts to be plain. */
  static final Set<String> MODAL = words("can could will would should may might if");

  /** Says no to the word behind it. */
  static final Set<String> NO = words("dont never not no dim peidiwch paid peidio");

  /** Says no to STOP. */
  static final Set<String> NOT_STOP = words("dont never not peidiwch paid peidio");

  /** Says that it cannot be: of whom, only a person can tell. */
  static final Set<String> CANNOT =
      words("cant cannot wont doesnt didnt couldnt wouldnt shouldnt isnt havent hasnt");

  /** May stand between a no and what it says no to. */
  static final Set<String> BETWEEN = words("to please ever just even you u a fy");

  static final Set<String> WISH =
      words("want wish like consent agree longer more any further mwy fwy rhagor");

  static final Set<String> OTHERS = words("you u they why");

  static final Set<String> SELF = words("me my number");

  static final Set<String> REMOVE = words("remove delete erase take");

  static final Set<String> BEFORE_A_PLACE =
      words("bus tram train coach non pit full nearest next truck");

  static final Set<String> AFTER_A_VISIT = words("by off over at");

  static final Set<String> STOPPED = words("stopped stopping stops");

  /** One word, or two in a row. */
  static final Set<String> PERHAPS =
      Set.of(
          "wrong number",
          "wrong person",
          "go away",
          "fuck off",
          "piss off",
          "bugger off",
          "sod off",
          "get lost",
          "back off",
          "harassment",
          "harassing",
          "block you",
          "report you");

  private static final Map<String, String> TYPOS = typos();

  /** Looked for behind one slip of a finger. */
  private static final Set<String> TYPED = words("stop stopall unsubscribe optout stopiwch");

  private OptOutWords() {}

  /** The word that was meant: letters held too long and turned round are put right. */
  static String meant(String word) {
    if (STRONG.contains(word) || FILLER.contains(word) || word.length() > 40) {
      return word;
    }
    var squeezed = squeezed(word);
    var typo = TYPOS.get(squeezed);
    if (typo != null) {
      return typo;
    }
    return !word.isEmpty() && word.replace("stop", "").isEmpty() ? "stop" : word;
  }

  /** Whether one slip of a finger makes it of a word for STOP. */
  static boolean isNearly(String word) {
    return TYPED.stream().anyMatch(one -> isOneSlipFrom(one, word));
  }

  /** One letter more, less, other, or two of them turned round. */
  private static boolean isOneSlipFrom(String right, String word) {
    int longer = Math.max(right.length(), word.length());
    int same = 0;
    while (same < Math.min(right.length(), word.length())
        && right.charAt(same) == word.charAt(same)) {
      same++;
    }
    int tail = 0;
    while (tail < Math.min(right.length(), word.length()) - same
        && right.charAt(right.length() - 1 - tail) == word.charAt(word.length() - 1 - tail)) {
      tail++;
    }
    int between = longer - same - tail;
    boolean turned =
        right.length() == word.length()
            && between == 2
            && right.charAt(same) == word.charAt(same + 1)
            && right.charAt(same + 1) == word.charAt(same);
    return (between <= 1 && right.length() > 3) || turned;
  }

  private static Map<String, String> typos() {
    var all = new HashMap<String, String>();
    Stream.concat(STRONG.stream(), WEAK.stream())
        .filter(one -> one.length() > 2)
        .forEach(one -> all.put(squeezed(one), one));
    words("stpo sotp tsop stopo st0p stiop stoip stoup").forEach(one -> all.put(one, "stop"));
    words("unsubcribe unsuscribe unsubsribe unsubscrib unsub unsubscribing unsubscribed")
        .forEach(one -> all.put(squeezed(one), "unsubscribe"));
    all.put("cancle", "cancel");
    all.put("cansel", "cancel");
    return Map.copyOf(all);
  }

  private static String squeezed(String word) {
    var kept = new StringBuilder();
    word.chars()
        .forEach(letter -> {
          if (kept.isEmpty() || kept.charAt(kept.length() - 1) != letter) {
            kept.append((char) letter);
          }
        });
    return kept.toString();
  }

  /** As a sentence reads them: an accent in a table is none in a text. */
  private static Set<String> words(String all) {
    return Stream.of(all.split(" "))
        .map(one ->
            Normalizer.normalize(one, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(letter -> Character.getType(letter) != Character.NON_SPACING_MARK)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString())
        .collect(Collectors.toUnmodifiableSet());
  }
}
