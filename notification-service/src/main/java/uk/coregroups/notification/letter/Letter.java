package uk.coregroups.notification.letter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.events.ids.LetterId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;

/**
 * A letter to be written into the ledger.
 *
 * @param about with {@code purpose}, {@code step} and {@code person}, what the letter may be
 *     written about only once
 * @param step the rung or the sequence it stands for
 * @param reference what it calls the matter
 * @param dueOn the day by which what it is about is owed
 * @param code a sign-in code; forgotten once sent
 * @param expiresAt the moment from which it is pointless
 */
public record Letter(
    LetterId id,
    PartnershipId partnership,
    @Nullable CoreGroupId coreGroup,
    PersonId person,
    Purpose purpose,
    UUID about,
    String step,
    String reference,
    @Nullable MeetingId meeting,
    @Nullable InvitationId invitation,
    @Nullable LocalDate dueOn,
    @Nullable String code,
    @Nullable Instant expiresAt) {

  @Override
  public String toString() {
    return "Letter[id=" + id + ", purpose=" + purpose + "]";
  }

  /** What has become of a letter. */
  public enum State {
    /** To be sent. */
    DUE,
    /** The person's address has not arrived yet. */
    AWAITING_ADDRESS,
    /** Somebody must ask the person first whether it is safe. */
    AWAITING_CONFIRMATION,
    /** It is not sent: somebody tells the person in their language. */
    FOR_A_PERSON,
    /** In the hands of the post. */
    SENDING,
    /** Accepted by the mail server or the text provider. */
    SENT,
    /** Reported as delivered; texts only. */
    DELIVERED,
    /** It may have gone out: the post was interrupted. A person decides. */
    UNCERTAIN,
    /** It cannot be delivered. */
    UNDELIVERABLE,
    /**
     * It was not sent because the person's record does not allow it, or because it would have told
     * what no letter may.
     */
    WITHHELD,
    /** It was not sent because something newer says more. */
    SUPERSEDED,
    /** It was not sent in time. */
    EXPIRED
  }
}
