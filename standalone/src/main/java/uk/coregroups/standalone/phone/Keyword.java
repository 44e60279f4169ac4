package uk.coregroups.standalone.phone;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The words that a provider acts on by itself when they are all that a person answers. */
enum Keyword {
  STOP(Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT")),
  START(Set.of("START", "UNSTOP"));

  private final Set<String> words;

  Keyword(Set<String> words) {
    this.words = words;
  }

  static Optional<Keyword> in(String body) {
    var said = body.strip().toUpperCase(Locale.ROOT);
    return Arrays.stream(values()).filter(one -> one.words.contains(said)).findFirst();
  }
}
