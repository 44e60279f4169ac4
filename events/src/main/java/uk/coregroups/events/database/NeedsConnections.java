package uk.coregroups.events.database;

/** Threads that each hold at most one connection of the pool at a time. */
@FunctionalInterface
public interface NeedsConnections {

  /** How many of them there may be at once. */
  int connections();
}
