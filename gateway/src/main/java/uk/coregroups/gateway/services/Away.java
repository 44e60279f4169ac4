package uk.coregroups.gateway.services;

/** A service does not answer just now. */
public final class Away extends RuntimeException {

  Away(String service, Throwable cause) {
    super(service + " is away", cause);
  }

  Away(String service, int status) {
    super(service + " failed with " + status);
  }
}
