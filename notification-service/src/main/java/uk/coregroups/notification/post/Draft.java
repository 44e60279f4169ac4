package uk.coregroups.notification.post;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.events.ids.LetterId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.notification.addressbook.Address;
import uk.coregroups.notification.invite.Entry;
import uk.coregroups.notification.letter.Purpose;

/**
 * A letter taken out of the ledger to be sent, with everything its sending needs as it stands now.
 *
 * @param invitation the invitation its answer link leads to
 * @param entry the calendar entry and its meeting, if it is about one
 * @param identifying the hashed words it may not hold; null if nothing has been heard of its group
 * @param placeHidden whether somebody in the group has a confidential address, so that a family
 *     member is told no place; so is it while somebody beside them is not known yet
 * @param overtaken whether something newer says more, so that this must not be said any more
 * @param askedAt when somebody asked the person whether this letter may go, if they did
 * @param attempts how often it has been tried, this time included
 * @param putOff how often it has been put off for its own sake
 * @param dueSince since when it has been due
 * @param trial whether it is sent to find out if anything goes by its channel
 */
record Draft(
    LetterId id,
    PartnershipId partnership,
    @Nullable CoreGroupId coreGroup,
    PersonId person,
    Purpose purpose,
    String reference,
    UUID about,
    @Nullable InvitationId invitation,
    @Nullable LocalDate dueOn,
    @Nullable String code,
    @Nullable Instant expiresAt,
    int attempts,
    @Nullable Address address,
    @Nullable Entry entry,
    @Nullable Set<Long> identifying,
    boolean placeHidden,
    boolean overtaken,
    @Nullable Instant askedAt,
    int putOff,
    Instant dueSince,
    boolean trial) {

  /** Whether it puts itself into a calendar: never into one that others look at. */
  boolean isForACalendar() {
    return purpose.hasCalendar() && address != null && address.wishes().calendar();
  }

  @Override
  public String toString() {
    return "Draft[letter=" + id + ", purpose=" + purpose + "]";
  }
}
