package uk.coregroups.scheduling.rota;

import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.PersonId;

/**
 * Who is to chair one meeting and to write its minutes, and why they.
 *
 * @param chair null if nobody can be asked
 * @param minuteTaker null if the office is to write
 */
public record Turn(
    @Nullable PersonId chair,
    String chairWhy,
    @Nullable PersonId minuteTaker,
    String minuteTakerWhy) {

  /** The same turn, with words put behind each reason. */
  Turn noting(String words) {
    return new Turn(chair, chairWhy + words, minuteTaker, minuteTakerWhy + words);
  }
}
