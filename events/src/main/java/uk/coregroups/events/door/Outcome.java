package uk.coregroups.events.door;

import java.util.List;
import java.util.function.Function;

/**
 * What came of a command: it was done, or it was refused in words and nothing was changed.
 *
 * @param <T> what the person who asked is told when it was done
 */
public sealed interface Outcome<T> {

  /** It was done. */
  record Done<T>(T value) implements Outcome<T> {}

  /** It was refused, for these reasons. */
  record Refused<T>(List<Wrong> wrongs) implements Outcome<T> {}

  /** What it is about is not known, or not to this caller. */
  record Unknown<T>(String what) implements Outcome<T> {}

  static <T> Outcome<T> done(T value) {
    return new Done<>(value);
  }

  static <T> Outcome<T> refused(String field, String words) {
    return new Refused<>(List.of(new Wrong(field, words)));
  }

  static <T> Outcome<T> unknown(String what) {
    return new Unknown<>(what);
  }

  /** What comes next of what was done; where it was refused or is not known, that is all. */
  default <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
    return switch (this) {
      case Done<T>(var value) -> next.apply(value);
      case Refused<T>(var wrongs) -> new Refused<>(wrongs);
      case Unknown<T>(var what) -> new Unknown<>(what);
    };
  }

  /**
   * One thing that is wrong with what was asked.
   *
   * @param field the field as the caller sent it
   * @param words what is wrong and how to put it right, for a person
   */
  record Wrong(String field, String words) {}
}
