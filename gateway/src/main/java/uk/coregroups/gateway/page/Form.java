package uk.coregroups.gateway.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.text.PlainText;
import uk.coregroups.gateway.services.Refused;

/**
 * A form as it was typed, and what is wrong with it.
 *
 * <p>It is shown again with everything in it whenever something is wrong, whether the gateway saw
 * that or the service did.
 *
 * @param errors field to words, in the order in which they were found
 */
public record Form(Map<String, String> values, Map<String, String> errors) {

  public static Form empty() {
    return new Form(Map.of(), new LinkedHashMap<>());
  }

  /** A form with something in it already. */
  public static Form of(Map<String, String> values) {
    return new Form(Map.copyOf(values), new LinkedHashMap<>());
  }

  /** The same form with a date in its three fields. */
  public Form withDate(String field, LocalDate day) {
    var more = new LinkedHashMap<>(values);
    more.put(field + "-day", String.valueOf(day.getDayOfMonth()));
    more.put(field + "-month", String.valueOf(day.getMonthValue()));
    more.put(field + "-year", String.valueOf(day.getYear()));
    return new Form(more, errors);
  }

  public boolean hasErrors() {
    return !errors.isEmpty();
  }

  public String value(String field) {
    return values.getOrDefault(field, "");
  }

  /** What was typed, as a person sees it. */
  private String plain(String field) {
    return PlainText.lines(value(field));
  }

  public boolean isTicked(String field, String value) {
    return value(field).equals(value);
  }

  /** What is ticked of several boxes whose names begin alike: the rest of their names. */
  public List<String> ticked(String prefix) {
    return values.keySet().stream()
        .filter(field -> field.startsWith(prefix))
        .sorted()
        .map(field -> field.substring(prefix.length()))
        .toList();
  }

  /** Where a field's error leads: to its input, which in a date is the day. */
  public String input(String field) {
    return values.containsKey(field + "-day") ? field + "-day" : field;
  }

  public @Nullable String error(String field) {
    return errors.get(field);
  }

  /** The same form with an error; the first error of a field stands. */
  public Form with(String field, String words) {
    errors.putIfAbsent(field, words);
    return this;
  }

  /**
   * Does what was typed, unless something is wrong with it already. A refusal is shown with the
   * form: each field's own words, as a sentence.
   *
   * @return whether it was done
   * @throws Refused if it is the person and no field that stands in the way
   */
  public boolean sent(Runnable command) {
    return sent(UnaryOperator.identity(), command);
  }

  /**
   * The same, where the form calls a field by another name than the service.
   *
   * @param place from the service's name of a field to the form's
   */
  public boolean sent(UnaryOperator<String> place, Runnable command) {
    return answer(
            place,
            () -> {
              command.run();
              return true;
            })
        .isPresent();
  }

  /** The same, where what the service answers is needed: nothing if it was not done. */
  public <T> Optional<T> answer(Supplier<T> command) {
    return answer(UnaryOperator.identity(), command);
  }

  /** The same, with the answer and with other names. */
  public <T> Optional<T> answer(UnaryOperator<String> place, Supplier<T> command) {
    if (hasErrors()) {
      return Optional.empty();
    }
    try {
      return Optional.of(command.get());
    } catch (Refused e) {
      show(e, place);
      return Optional.empty();
    }
  }

  /** For what is wrong with one of these things as a whole: that stands at no field. */
  public static UnaryOperator<String> whole(String... things) {
    return field -> List.of(things).contains(field) ? "" : field;
  }

  private void show(Refused refused, UnaryOperator<String> place) {
    if (refused.isForbidden()) {
      throw refused;
    }
    for (var wrong : refused.wrongs()) {
      with(place.apply(wrong.field()), Refusal.sentence(wrong.field(), wrong.words()));
    }
    if (!hasErrors()) {
      with("", "This could not be done. Try again, or ring the people who run this service");
    }
  }

  /** What was typed, if anything was. */
  public Optional<String> given(String field) {
    return Optional.of(plain(field)).filter(text -> !text.isEmpty());
  }

  /** What was typed; an error if nothing was. */
  public String required(String field, String words) {
    if (given(field).isEmpty()) {
      with(field, words);
    }
    return plain(field);
  }

  /**
   * What was chosen, as what it stands for.
   *
   * @param read such as an enum's {@code valueOf}; a page in words answers what it cannot read
   */
  public <T> T chosen(String field, Function<String, T> read) {
    try {
      return read.apply(value(field));
    } catch (IllegalArgumentException | DateTimeException _) {
      throw new NotOffered();
    }
  }

  /**
   * A date of three fields, {@code name-day}, {@code name-month} and {@code name-year}.
   *
   * @param what what the date is, to begin the error with: "Date of the conference"
   * @return nothing if it was left empty, or is no date and there is an error now
   */
  public Optional<LocalDate> date(String field, String what) {
    var day = plain(field + "-day");
    var month = plain(field + "-month");
    var year = plain(field + "-year");
    if (day.isEmpty() && month.isEmpty() && year.isEmpty()) {
      return Optional.empty();
    }
    if (year.matches("[0-9]+") && !year.matches("(19|20)[0-9]{2}")) {
      with(field, what + " must have a year of four figures, such as 2026");
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
    } catch (NumberFormatException | DateTimeException e) {
      with(field, what + " must be a real date, such as 17 12 2026");
      return Optional.empty();
    }
  }

  /** A date that must be there; the service is not asked while there are errors. */
  public LocalDate requiredDate(String field, String what) {
    var date = date(field, what);
    if (date.isEmpty()) {
      with(field, "Enter " + Character.toLowerCase(what.charAt(0)) + what.substring(1));
    }
    return date.orElse(LocalDate.EPOCH);
  }

  /** A time of day, such as 9:30 or 14.00. */
  public LocalTime requiredTime(String field, String what) {
    var typed = plain(field).replace('.', ':');
    var full = typed.matches("[0-9]:.*") ? "0" + typed : typed;
    try {
      return LocalTime.parse(full);
    } catch (DateTimeParseException e) {
      with(field, what + " must be a time, such as 9:30 or 14:00");
      return LocalTime.MIDNIGHT;
    }
  }

  /** A whole number. */
  public int requiredNumber(String field, String what) {
    try {
      return Integer.parseInt(plain(field));
    } catch (NumberFormatException e) {
      with(field, what + " must be a whole number, such as 60");
      return 0;
    }
  }

  /** How many of something: a whole number that is not below nothing. */
  public int requiredCount(String field, String what) {
    var typed = plain(field);
    if (typed.matches("[0-9]{1,4}")) {
      return Integer.parseInt(typed);
    }
    with(field, what + " must be a whole number without a minus, such as 10");
    return 0;
  }
}
