package uk.coregroups.gateway.services;

/** Says in whose name a service is called. */
public interface Badge {

  /** A token for the person signed in, good for a minute. */
  String token();
}
