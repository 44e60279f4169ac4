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
    CONFIRM_FIRST(
        "A letter waits. This person wants to be asked before each one: ring them, and say under"
            + " Letters whether it may go."),
    ASK_AGAIN(
        "A letter waits. This person was asked more than six months ago what is safe: ask them"
            + " again and record it, or say under Letters whether this one may go."),
    NOT_SAFE_NOW(
        "It was not safe to send a letter. Tell them another way, and ask what is safe from now"
            + " on."),
    TELL_IN_THEIR_LANGUAGE(
        "Nothing has been sent: this person does not read English. Tell them in their language,"
            + " with an interpreter who is no family member and no child."),
    COUNCIL_WOULD_SHOW(
        "Nothing has been sent: it would have shown the council's name. Tell them another way."),
    CODE_NOT_SENT(
        "Somebody asked for a sign-in code in this person's name. It was not sent, because they"
            + " must be asked first. Ring them: was it them?"),
    EXPIRED("A letter could not be sent before it was too late. Tell them another way."),
    OPTED_OUT("This person has stopped texts. Agree another way to reach them."),
    ANSWERED_BY_HAND("Somebody has written back. Read it, and answer."),
    UNKNOWN_ANSWER(
        "A calendar answered for somebody who was not invited, or from another address."),
    DEPUTY_PROPOSED("A calendar passed an invitation on to somebody else. Nobody has been added."),
    GROUP_MAIL_REFUSED(
        "Somebody has written to a core group's address, and nobody in the group has got it. Read"
            + " it, and answer them yourself."),
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
