package uk.coregroups.gateway.page;

/** A choice was sent that the form did not offer. It does not say which: a log would keep it. */
final class NotOffered extends RuntimeException {

  NotOffered() {
    super("This was not offered");
  }
}
