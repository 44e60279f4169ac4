package uk.coregroups.notification.addressbook;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.PersonKind;

/**
 * How somebody may be reached. It never prints itself in a log.
 *
 * @param name a professional's name, for the calendar entry; never a family member's
 * @param safe whether a family member has a positive safe-contact record
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
