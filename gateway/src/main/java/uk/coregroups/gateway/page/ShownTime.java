package uk.coregroups.gateway.page;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;
import uk.coregroups.events.scheduling.Slot;

/** The time a page showed, which travels with the answer to it: {@code 2027-01-05T10:00/60}. */
public final class ShownTime {

  private ShownTime() {}

  public static String of(Slot slot) {
    return slot.date().atTime(slot.start()) + "/" + slot.minutes();
  }

  /** The time a form says it showed; nothing if it says none that can be read. */
  public static Optional<Slot> read(String text) {
    int end = text.indexOf('/');
    if (end < 0) {
      return Optional.empty();
    }
    try {
      var begins = LocalDateTime.parse(text.substring(0, end));
      int minutes = Integer.parseInt(text.substring(end + 1));
      return Optional.of(new Slot(begins.toLocalDate(), begins.toLocalTime(), minutes));
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }
}
