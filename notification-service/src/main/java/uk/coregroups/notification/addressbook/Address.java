package uk.coregroups.notification.addressbook;

import java.time.LocalTime;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.PersonKind;

/**
 * How somebody may be reached. It never prints itself in a log.
 *
 * @param name a professional's name, for the calendar entry; never a family member's
 * @param safe whether a family member has a positive safe-contact record
 * @param mailReturns whether the mail server of this mailbox has returned a letter for good
 * @param textsStopped whether this number has answered STOP
 * @param textsHeld whether texts wait until somebody has read what this person wrote
 * @param stopped whether everything to this person has been stopped
 * @param wishes what they have asked us to heed
 */
public record Address(
    PersonId person,
    PersonKind kind,
    @Nullable String name,
    @Nullable String email,
    @Nullable String mobile,
    boolean safe,
    boolean safeEmail,
    boolean safeText,
    boolean mailReturns,
    boolean mayKnowPlace,
    LocalTime from,
    LocalTime until,
    boolean textsStopped,
    boolean textsHeld,
    boolean stopped,
    Wishes wishes) {

  public boolean isFamily() {
    return kind == PersonKind.FAMILY;
  }

  /**
   * Whether a letter may go to a mailbox or a number like this: not once everything has been
   * stopped, or they have said that it is not safe.
   */
  public boolean mayBeReachedAt(Predicate<String> route) {
    return !stopped
        && Stream.of(safeMailbox(), safeNumber()).filter(Objects::nonNull).anyMatch(route);
  }

  /** The mailbox, if a letter may go there. */
  @Nullable String safeMailbox() {
    return isFamily() && !(safe && safeEmail) ? null : email;
  }

  /** The number, if a text may go there. */
  @Nullable String safeNumber() {
    return textsStopped || (isFamily() && !(safe && safeText)) ? null : mobile;
  }

  @Override
  public String toString() {
    return "Address[person=" + person + "]";
  }
}
