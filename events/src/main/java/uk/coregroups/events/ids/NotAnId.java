package uk.coregroups.events.ids;

import java.util.UUID;

/**
 * What was to be an id is none. It does not say what was written there: that may be anything, and a
 * log would keep it.
 */
public final class NotAnId extends IllegalArgumentException {

  private NotAnId() {
    super("This is not how an id is written");
  }

  /** The id that is written there, if it is one. */
  static UUID unless(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException _) {
      throw new NotAnId();
    }
  }
}
