package uk.coregroups.notification.task;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.TaskId;

/**
 * Something for a person to do.
 *
 * @param about the person, letter or mail it is about; one of a kind is open about it at a time
 * @param reference what letters call the matter, if it is about one
 */
public record Task(
    TaskId id,
    @Nullable PartnershipId partnership,
    @Nullable CoreGroupId coreGroup,
    @Nullable PersonId person,
    Kind kind,
    UUID about,
    @Nullable String reference,
    Instant openedAt) {

  /** A new one. */
  public static Task of(
      Kind kind,
      UUID about,
      @Nullable PartnershipId partnership,
      @Nullable CoreGroupId group,
      @Nullable PersonId person,
      @Nullable String reference,
      Instant now) {
    return new Task(TaskId.fresh(), partnership, group, person, kind, about, reference, now);
  }

  /** What can be asked of a person. */
  public enum Kind {
    NO_SAFE_CONTACT(
        "Nothing has been sent to this family member: no safe way to reach them is recorded. Ask"
            + " them in person, and record it."),
    UNDELIVERABLE("A letter could not be delivered. Check the address, and tell them another way."),
    UNCERTAIN(
        "A letter may or may not have gone out when the post was interrupted. Find out, and say."),
    EXPIRED("A letter could not be sent before it was too late. Tell them another way."),
    OPTED_OUT("This person has stopped texts. Agree another way to reach them."),
    ANSWERED_BY_HAND("Somebody has written back. Read it, and answer."),
    UNKNOWN_ANSWER(
        "A calendar answered for somebody who was not invited, or from another address."),
    DEPUTY_PROPOSED("A calendar passed an invitation on to somebody else. Nobody has been added."),
    PURGE_WAITS(
        "A group has closed and its record is to be purged, but a letter or a task is still open."
            + " See to it, or say here what became of it: then the record goes.");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** For a page. */
    public String words() {
      return words;
    }
  }
}
