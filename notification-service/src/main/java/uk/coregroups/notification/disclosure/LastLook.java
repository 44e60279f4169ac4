package uk.coregroups.notification.disclosure;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import uk.coregroups.events.disclosure.IdentifyingWords;
import uk.coregroups.events.disclosure.PlainWords;
import uk.coregroups.events.disclosure.ReasonWords;
import uk.coregroups.notification.letter.Neutral;
import uk.coregroups.notification.letter.Wording;
import uk.coregroups.notification.letter.Words;

/**
 * The last look at a letter before it leaves: what in it would tell whom or what it is about.
 *
 * <p>Mail that professionals write to each other at their group's address does not come here: it is
 * theirs, and goes to secure mailboxes alone. The look does not replace care in what may flow into
 * a letter; it is there for the day on which that care has failed.
 */
@Component
public class LastLook {

  private final IdentifyingWords identifying;
  private final Set<String> ours;

  /**
   * Learns the words of our own letters.
   *
   * @throws IllegalStateException if the neutral name gives the reason away: nothing could be sent
   */
  LastLook(@Value("${disclosure.words-key}") String key, Wording wording, Neutral neutral) {
    var told = ReasonWords.in(String.join(" ", neutral.signs()));
    if (!told.isEmpty()) {
      throw new IllegalStateException("The name letters are signed with says " + told);
    }
    this.identifying = new IdentifyingWords(key);
    this.ours = OurWords.of(wording, neutral);
  }

  /**
   * Whether these are the identifying words of a group, hashed with the key that we have as well:
   * with another key nothing would ever be found.
   */
  public boolean knows(@Nullable Set<Long> hashed) {
    return hashed != null && hashed.contains(identifying.keyMark());
  }

  /**
   * What an e-mail would give away; empty if nothing.
   *
   * @param hashed the identifying words of its group
   * @param words what it was made of: its link is random and says nothing
   * @throws IllegalStateException if what we have written cannot be read
   */
  public List<String> at(Part message, Set<Long> hashed, Words words) {
    try {
      return at(FinishedLetter.text(message), hashed, words);
    } catch (MessagingException e) {
      throw new IllegalStateException("A letter of ours cannot be read", e);
    }
  }

  /** What a text would give away; empty if nothing. */
  public List<String> at(String text, Set<Long> hashed, Words words) {
    var readable = words.link().isEmpty() ? text : text.replace(words.link(), " ");
    var all = PlainWords.of(readable);
    var found = new LinkedHashSet<>(identifying.in(all, hashed, ours));
    found.addAll(ReasonWords.in(all));
    return List.copyOf(found);
  }
}
