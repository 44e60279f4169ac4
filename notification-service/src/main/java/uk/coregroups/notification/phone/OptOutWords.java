package uk.coregroups.notification.phone;

import static uk.coregroups.notification.phone.Sentence.HAND;
import static uk.coregroups.notification.phone.Sentence.NO_SIGN;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
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
              + " stopper desabonnement desinscription parar pare baja alto detener opriti opreste"
              + " oprire incetati dezabonare dezabonati zatrzymaj przestan przestancie rezygnuje"
              + " wypisz ndal ndalo ndaloni durdur jooji leiratkozas odhlasit sustabdykite abmelden"
              + " afmelden stopwch"
              + " стоп отписаться отпишите прекратите спри спрете зупиніть припиніть відписатися"
              + " توقف توقفوا قف أوقف إيقاف الغاء متوقف بند روکیں روکو बंद रोको रोकें বন্ধ ਬੰਦ ਰੋਕੋ"
              + " બંધ நிறுத்து 停止 停 退订 取消 退訂");

  /** Means it alone, or said of texts; otherwise a term ends and a visit is cancelled. */
  static final Set<String> WEAK =
      words(
          "cancel end quit revoke halt cease discontinue disable gorffennwch terfynwch diwedd"
              + " canslo canslwch gorffen terfynu koniec anuluj cancelar annuler iptal لغو");

  static final Set<String> CONTACT =
      words(
          "text texts texted texting txt txts txting message messages messaging messaged msg msgs"
              + " sms send sending contact contacting contacted remind reminding reminder reminders"
              + " notification notifications alerts spam spamming bother bothering testun tecst"
              + " tecstio thecstio decstio nhecstio tecstiau decstiau thecstiau neges negeseuon"
              + " cysylltu chysylltu gysylltu anfon hanfon tecsto thecsto decsto tecsts thecsts"
              + " decsts negesau atgoffa hatgoffa");

  static final Set<String> COURTESY =
      words(
          "please pls plz plse plis pleas prosze thanks thank thankyou thx ty ta cheers diolch os"
              + " gwelwch yn dda you u ok okay hi hello hey dear sorry kindly now just x xx");

  /** May stand beside a demand without making anything else of it. */
  static final Set<String> FILLER =
      words(
          "me my mine i im id us we our your ur it this that these those the a an to for from of on"
              + " with any all anymore more again ever already want wanted wish like need must have"
              + " be am keep continue get getting receive receiving number phone mobile list lists"
              + " service immediately asap today right away straight at once too so and said asked"
              + " told say reply further future in off out everything anything consent agree longer"
              + " ar fi mi o r y yr eto ataf ata fy rhif ffon bellach mwy fwy rhagor imi hyn"
              + " needed required prefer rather ni chi ag byth eich rhestr restr oddi"
              + " pellach iddi ma yma rhain dwi dwin dw rwy rydw wi dydw wyf arnaf arna"
              + " eisiau eisiaur isio isior isie isho moyn dymuno angen gael dderbyn derbyn cael"
              + " danfon ddanfon gyrru yrru hala hela gyda efo hefo");

  /** Asks or supposes: then the text must speak of texts to be plain. */
  static final Set<String> MODAL = words("can could will would should may might if");

  /** Says no to the word behind it. */
  static final Set<String> NO =
      words("dont never not no dim doesdim dwim ddim nid sai smo peidiwch paid peidio " + NO_SIGN);

  /** Says no to STOP. */
  static final Set<String> NOT_STOP =
      words("dont never not dwim ddim nid sai smo peidiwch paid peidio");

  /** Says that it cannot be: of whom, only a person can tell. */
  static final Set<String> CANNOT =
      words("cant cannot wont doesnt didnt couldnt wouldnt shouldnt isnt havent hasnt");

  /** May stand between a no and what it says no to. */
  static final Set<String> BETWEEN =
      words("to please ever just even dare you u a ag am byth chi fy wyf yn");

  /** May stand there as well after a do not: "no, keep texting" means the opposite. */
  static final Set<String> KEEPING =
      words("be keep continue danfon ddanfon gyrru yrru hala hela derbyn");

  static final Set<String> BETWEEN_OR_KEEPING = either(BETWEEN, KEEPING);

  static final Set<String> WISH =
      words(
          "want wish like consent agree longer more any further mwy fwy rhagor eisiau eisiaur isio"
              + " isior isie isho moyn dymuno angen gael dderbyn");

  static final Set<String> NEEDED = words("needed required");

  static final Set<String> NEED = words("need");

  static final Set<String> RATHER = words("rather prefer sooner");

  /** Whom they would rather have do it: I'd prefer if you did not. */
  static final Set<String> IF_YOU = words("you u if it that");

  static final Set<String> RATHER_NOT = words("didnt wouldnt");

  /** May stand between a need, or a rather not, and texts. */
  static final Set<String> HAVING_THEM =
      either(
          BETWEEN_OR_KEEPING,
          words(
              "need get getting receive receiving have having be see any these those this your the"
                  + " for more of further"));

  /** Not wanted: what is not, is said before. */
  static final Set<String> WANTED = words("wanted needed required welcome");

  static final Set<String> ARE = words("are is be");

  /** Tells what comes: I get no texts. */
  static final Set<String> COMING =
      words(
          "get gets getting got receive received receiving have has had having see seen was were"
              + " are is theres ive weve sent cael derbyn ches gefais chefais still");

  /** Tells it behind them: no text came. */
  static final Set<String> CAME =
      words("came come coming arrived arriving received got sent through yet cyrraedd cyrhaeddodd");

  /** May stand before that. */
  static final Set<String> HAS = words("have has had ever been was were are is wedi");

  /** Says that there is none. */
  static final Set<String> NONE = words("no dim ddim");

  /** What somebody may ask for: no, text me. */
  static final Set<String> TEXT = words("text txt message msg contact send remind");

  static final Set<String> THERE_IS_NO = words("doesdim");

  static final Set<String> NEVER = words("never ddim");

  static final Set<String> AGAIN = words("again eto");

  /** Says what somebody would have; without it they may only tell what is. */
  static final Set<String> ASKING =
      words(
          "want wanted wish like need must prefer rather please pls plz can could will would should"
              + " may might ask asked said told say let make sure eisiau isio moyn angen dymuno");

  /** What nobody would have happen to texts they want. */
  static final Set<String> MISS = words("miss missing lose losing forget colli golli");

  static final Set<String> LOSE = words("lose forget wipe bin");

  static final Set<String> OTHERS = words("you u they why");

  /** Who sends texts, or does not. */
  static final Set<String> SENDERS = words("you u they nobody chi ti");

  static final Set<String> SELF = words("me us my our this number fi ni fy");

  static final Set<String> REMOVE =
      words("remove delete erase take get dilewch dileu tynnwch tynna");

  /** Removes only with an "off" behind it. */
  static final Set<String> TAKE = words("take get");

  /** What somebody may want to be taken off, or out of, and means no texts by it. */
  static final Set<String> OF_A_MEETING =
      words(
          "meeting meetings appointment appointments conference review group invite invitation"
              + " visit session agenda school nursery hospital home house work bus train taxi bed"
              + " cyfarfod gyfarfod apwyntiad grwp");

  /** More of what: only of texts. */
  static final Set<String> OF_THESE =
      words("of these this those that them it from you to me ever again now at all o or hyn rhain");

  static final Set<String> THESE =
      words("this these those them any anything more anymore mwy hyn rhain");

  static final Set<String> OTHER_WAYS =
      words(
          "call calling ring ringing phone phoning email emailing write writing speak talk visit");

  static final Set<String> OR = words("or nor");

  static final Set<String> BEFORE_A_PLACE =
      words("bus tram train coach non pit full nearest next truck which tube metro");

  static final Set<String> AFTER_A_VISIT = words("by off over at");

  static final Set<String> STOPPED = words("stopped stopping stops");

  /** Begins or ends with "stop", and is another word. */
  private static final Set<String> OTHER_STOPS =
      words(
          "stopped stopping stops stopper stoppers stoppage stoppages stopover stopovers stopgap"
              + " stopwatch stopcock stoplight nonstop unstop busstop tramstop backstop doorstop"
              + " doorstops pitstop fullstop");

  /** A word that is written as it is, without spaces; these are looked for within one. */
  private static final List<String> UNSPACED = List.of("停止", "退订", "退訂", "取消");

  /** One word, or two in a row. */
  static final Set<String> PERHAPS =
      Set.of(
          "wrong number",
          "wrong person",
          "wrong phone",
          "wrong mobile",
          "not interested",
          "go away",
          "fuck off",
          "fuck you",
          "f off",
          "fk off",
          "fck off",
          "fuk off",
          "eff off",
          "piss off",
          "p off",
          "pss off",
          "bugger off",
          "sod off",
          "naff off",
          "jog on",
          "shut up",
          "get lost",
          "back off",
          "had enough",
          "thats enough",
          "dont disturb",
          "desist",
          "harassment",
          "harassing",
          "block you",
          "blocking you",
          "blocked you",
          "block this",
          "report you",
          "reporting you",
          "rhoir gorau",
          "lonydd",
          "rhif anghywir",
          "dim diddordeb",
          "ddim diddordeb",
          "dyna ddigon",
          "cael digon",
          "refrain",
          "unwanted",
          "block me",
          "block my",
          "withdraw consent",
          "withdraw my",
          "enough already",
          "🖕",
          "roko",
          "bas karo",
          "mat bhejo",
          "nie pisz",
          "nie piszcie",
          "nie pisac",
          "nu mai",
          "no mas",
          "بس کرو");

  /** Two words in a row, if the sentence speaks of texts. */
  static final Set<String> PERHAPS_OF_TEXTS =
      Set.of(
          "sick of",
          "tired of",
          "fed up",
          "too many",
          "enough texts",
          "enough messages",
          "enough of",
          "off texts",
          "off messages",
          "off reminders",
          "off notifications",
          "do without",
          "hate these",
          "hate your",
          "never asked",
          "never signed",
          "not ask",
          "didnt ask");

  /** Only if it is all there is: a hand held up is a greeting too. */
  static final Set<String> PERHAPS_ALONE = words("enough digon " + NO_SIGN + " " + HAND);

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

  /** "stoptexting" is two words, and "pleasestop" too. */
  static Stream<String> parted(String word) {
    if (isAnotherWord(word)) {
      return Stream.of(word);
    }
    var behind = word.startsWith("stop") ? word.substring(4) : "";
    var before = word.endsWith("stop") ? word.substring(0, word.length() - 4) : "";
    if (behind.equals("2end")) {
      return Stream.of("stop", "to", "end");
    }
    if (isKnown(behind)) {
      return Stream.of("stop", behind);
    }
    return isKnown(before) ? Stream.of(before, "stop") : Stream.of(word);
  }

  private static boolean isKnown(String part) {
    return part.length() > 1
        && Stream.of(CONTACT, COURTESY, FILLER, WEAK, NO, CANNOT, MODAL, AFTER_A_VISIT)
            .anyMatch(all -> all.contains(part));
  }

  private static boolean isAnotherWord(String word) {
    return STRONG.contains(word) || OTHER_STOPS.contains(word);
  }

  /** Whether a word for STOP is a part of it, and it is no other word. */
  static boolean hasStop(String word) {
    return !isAnotherWord(word)
        && (word.startsWith("stop")
            || word.endsWith("stop")
            || word.startsWith("unsub")
            || UNSPACED.stream().anyMatch(word::contains));
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
    words("stpo sotp tsop stopo st0p stiop stoip stoup stahp").forEach(one -> all.put(one, "stop"));
    words("unsubcribe unsuscribe unsubsribe unsubscrib unsub unsubscribing unsubscribed")
        .forEach(one -> all.put(squeezed(one), "unsubscribe"));
    words("dnt dont donot").forEach(one -> all.put(one, "dont"));
    words("mre moer").forEach(one -> all.put(one, "more"));
    words("peidwch peidwich pediwch peidiwh").forEach(one -> all.put(one, "peidiwch"));
    words("texing txing textin txtin texitng").forEach(one -> all.put(one, "texting"));
    all.put("tex", "text");
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

  private static Set<String> either(Set<String> one, Set<String> other) {
    return Stream.concat(one.stream(), other.stream()).collect(Collectors.toUnmodifiableSet());
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
