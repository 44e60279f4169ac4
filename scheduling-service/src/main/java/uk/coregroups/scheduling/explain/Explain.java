package uk.coregroups.scheduling.explain;

import java.io.PrintStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Outcome.Wrong;
import uk.coregroups.scheduling.calendar.Calendar;
import uk.coregroups.scheduling.explain.Question.Answer;
import uk.coregroups.scheduling.policy.Profile;
import uk.coregroups.scheduling.timetable.Anchor;
import uk.coregroups.scheduling.timetable.Rule;
import uk.coregroups.scheduling.timetable.Unit;

/**
 * {@code ./run explain R04 2026-12-17}: the date alone on the first line, then how it was counted.
 *
 * <p>It needs no suite: the starter profile and the list of bank holidays that came with this
 * release, unless another profile is named.
 */
public final class Explain {

  private static final String USAGE =
      """
      ./run explain RULE YYYY-MM-DD [--profile NAME] [--anchor NAME] [--include-trigger-day]
                    [--amount N --unit WD|CD|W|M]\
      """;

  private Profile profile = Profile.STARTER;
  private @Nullable Anchor anchor;
  private @Nullable Integer amount;
  private @Nullable Unit unit;
  private boolean includeTriggerDay;

  private Explain() {}

  /** Explains a date; ends with 0, or with 1 and in words when that cannot be done. */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    try {
      var answer = new Explain().answer(new ArrayDeque<>(arguments));
      out.println(answer.date());
      out.println(answer.words());
      out.println(answer.source());
      if (answer.forecast()) {
        out.println("It rests on a forecast: the official list of bank holidays ends before it.");
      }
      answer.also().forEach(other -> out.println("Also " + other));
      return 0;
    } catch (Misunderstood e) {
      err.println(e.getMessage());
      return 1;
    }
  }

  private Answer answer(Deque<String> words) throws Misunderstood {
    var rule = rule(next(words, "which rule, such as R04"));
    var on = day(next(words, "which day, such as 2026-12-17"));
    while (!words.isEmpty()) {
      option(words.pop(), words);
    }
    var question = new Question(rule, on, anchor, amount, unit, includeTriggerDay);
    return switch (question.answer(profile.policy(), Calendar.shipped())) {
      case Outcome.Done<Answer>(var answer) -> answer;
      case Outcome.Refused<Answer>(var wrongs) -> throw new Misunderstood(words(wrongs));
      case Outcome.Unknown<Answer>(var what) -> throw new Misunderstood(what);
    };
  }

  private void option(String option, Deque<String> words) throws Misunderstood {
    switch (option) {
      case "--include-trigger-day" -> includeTriggerDay = true;
      case "--profile" -> profile = profile(next(words, "a name after --profile"));
      case "--amount" -> amount = number(next(words, "a number after --amount"));
      case "--unit" -> unit = unit(next(words, "WD, CD, W or M after --unit"));
      case "--anchor" -> anchor = anchor(next(words, "a name after --anchor"));
      default -> throw new Misunderstood("Unknown option: " + option + "\n" + USAGE);
    }
  }

  private static String next(Deque<String> words, String wanted) throws Misunderstood {
    if (words.isEmpty()) {
      throw new Misunderstood("Say " + wanted + ".\n" + USAGE);
    }
    return words.pop();
  }

  private static Rule rule(String word) throws Misunderstood {
    return find(Rule.values(), word)
        .orElseThrow(
            () -> new Misunderstood("There is no rule " + word + ". " + oneOf(Rule.values())));
  }

  private static Anchor anchor(String word) throws Misunderstood {
    return find(Anchor.values(), word)
        .orElseThrow(() ->
            new Misunderstood("Nothing is counted from " + word + ". " + oneOf(Anchor.values())));
  }

  private static Unit unit(String word) throws Misunderstood {
    return Unit.of(word)
        .orElseThrow(() -> new Misunderstood("The unit must be WD, CD, W or M, not " + word + "."));
  }

  private static Profile profile(String word) throws Misunderstood {
    return Profile.of(word)
        .orElseThrow(() ->
            new Misunderstood(
                "There is no profile "
                    + word
                    + ". There are "
                    + Stream.of(Profile.values())
                        .map(Profile::word)
                        .collect(Collectors.joining(", "))
                    + "."));
  }

  private static LocalDate day(String word) throws Misunderstood {
    try {
      return LocalDate.parse(word);
    } catch (DateTimeParseException e) {
      throw new Misunderstood("The day must be a date such as 2026-12-17, not " + word + ".");
    }
  }

  private static int number(String word) throws Misunderstood {
    try {
      return Integer.parseInt(word);
    } catch (NumberFormatException e) {
      throw new Misunderstood("The amount must be a whole number, not " + word + ".");
    }
  }

  private static <E extends Enum<E>> Optional<E> find(E[] values, String word) {
    var name = word.toUpperCase(Locale.ROOT);
    return Arrays.stream(values).filter(one -> one.name().equals(name)).findFirst();
  }

  private static String oneOf(Enum<?>[] values) {
    return "There are "
        + Arrays.stream(values).map(Enum::name).collect(Collectors.joining(", "))
        + ".";
  }

  private static String words(List<Wrong> wrongs) {
    return wrongs.stream()
        .map(wrong -> "The " + wrong.field() + ": " + wrong.words() + ".")
        .collect(Collectors.joining("\n"));
  }

  /** What was asked cannot be answered; the message says why, for a person. */
  private static final class Misunderstood extends Exception {

    private static final long serialVersionUID = 1L;

    Misunderstood(String message) {
      super(message);
    }
  }
}
