package uk.coregroups.notification.post;

import org.jspecify.annotations.Nullable;
import uk.coregroups.notification.refusal.Refusal;

/** What a mail server or the text provider did with a letter. */
sealed interface Answer {

  /**
   * It has it.
   *
   * @param providerId what the text provider calls it
   */
  record Taken(@Nullable String providerId) implements Answer {}

  /** It certainly has it not. */
  record Refused(Refusal refusal, Concerns concerns) implements Answer {}

  /** It may have it: nobody can tell from here. */
  record Unknown(String reason) implements Answer {}

  /** What a refusal speaks of. */
  enum Concerns {
    /** Everything that might be sent. */
    ALL,
    /** This receiver, or this letter. */
    ONE,
    /** Nobody can say before it is seen what becomes of others. */
    UNKNOWN
  }
}
