package uk.coregroups.events.carrier;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import uk.coregroups.events.Fact;
import uk.coregroups.events.ids.PartnershipId;

/**
 * One queue and what is done about what comes through it.
 *
 * <p>The carrier calls inside a transaction that also remembers the facts as heard, so a door that
 * throws has heard nothing. It is told each fact once, in the order of its stream.
 */
public interface QueueDoor {

  /**
   * The type of a message that is no fact: a service puts it into its own queue, behind whatever
   * lies there, to learn when all of that has been heard.
   */
  String WAYMARK = "waymark";

  /** The name of the queue, one of those the carrier knows readers for. */
  String queue();

  void hear(Told told);

  /** Hears a batch; a door that can do so faster than one by one says how. */
  default void hearAll(List<Told> batch) {
    batch.forEach(this::hear);
  }

  /** A waymark has been reached: what lay before it in the queue is heard, or set aside. */
  default void reached(UUID waymark) {}

  /**
   * A fact as it was heard.
   *
   * @param at when it was recorded by the service that tells it
   */
  record Told(UUID id, PartnershipId partnership, Instant at, Fact fact) {}
}
