package uk.coregroups.events.clock;

/**
 * Work that asks what should have been done by now, and does it.
 *
 * <p>Nothing is lost if a round is missed and nothing doubled if it runs twice.
 */
public interface Round {

  void run();
}
