package uk.coregroups.notification.task;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.TaskId;

/**
 * Something for a person to do.
 *
 * @param about the person, letter or mail it is about; one of a kind is open about it at a time
 * @param reference what letters call the matter, if it is about one
 * @param meeting the meeting it is about; that of a letter or an invitation is found by itself
 * @param detail what a person needs to see beside the words of its kind, such as what a mail server
 *     has said; it never prints itself in a log
 */
public record Task(
    TaskId id,
    @Nullable PartnershipId partnership,
    @Nullable CoreGroupId coreGroup,
    @Nullable PersonId person,
    Kind kind,
    UUID about,
    @Nullable String reference,
    @Nullable MeetingId meeting,
    Instant openedAt,
    @Nullable String detail) {

  private static final int LONGEST_DETAIL = 400;

  /** A new one. */
  public static Task of(
      Kind kind,
      UUID about,
      @Nullable PartnershipId partnership,
      @Nullable CoreGroupId group,
      @Nullable PersonId person,
      @Nullable String reference,
      Instant now) {
    return new Task(
        TaskId.fresh(), partnership, group, person, kind, about, reference, null, now, null);
  }

  /** The same with something to see beside it. */
  public Task with(@Nullable String seen) {
    var cut =
        seen == null || seen.length() <= LONGEST_DETAIL ? seen : seen.substring(0, LONGEST_DETAIL);
    return new Task(
        id, partnership, coreGroup, person, kind, about, reference, meeting, openedAt, cut);
  }

  /** The same, of a meeting. */
  public Task ofMeeting(@Nullable MeetingId gathering) {
    return new Task(
        id, partnership, coreGroup, person, kind, about, reference, gathering, openedAt, detail);
  }

  @Override
  public String toString() {
    return "Task[id=" + id + ", kind=" + kind + "]";
  }

  /** What can be asked of a person. */
  public enum Kind {
    /** About an invitation: of a meeting that concerns somebody to whom no letter may go. */
    TELL_THEM(
        "No letter about this goes to this person. Tell them what stands below, and ask how they"
            + " can be reached from now on."),
    NO_SAFE_CONTACT(
        "Nothing has been sent to this family member: no safe way to reach them is recorded. Ask"
            + " them in person, and record it."),
    UNDELIVERABLE("A letter could not be delivered. Check the address, and tell them another way."),
    MAIL_RETURNS(
        "Nothing more goes to this person by e-mail: their mail server returns letters. Tell them"
            + " another way, and ask for an address that works. Correct it, or say on their page"
            + " that this one works again."),
    RETURNED_UNPLACED(
        "A mail server says that something could not be delivered, but not what. Find out below for"
            + " whom it was, check the address, and tell them another way."),
    HELD_UP(
        "A mail server said five days ago that a letter was held up, and nothing has been heard"
            + " since. Find out whether it arrived, or tell them another way."),
    REPORT_UNCLEAR(
        "A mail server has reported on a letter, and the report could not be made out. Read below"
            + " what it says, and find out whether the letter arrived."),
    UNREADABLE_MAIL(
        "Something has come in that could not be read. Look at it in the mailbox itself, and"
            + " answer."),
    LETTER_REFUSED(
        "A letter could not be sent as it is. Nothing is wrong with the address: read below what"
            + " stood in the way, and tell them another way."),
    WOULD_TELL(
        "A letter was not sent: it held a name, a school or what the meeting is for. If that is in"
            + " the meeting's place, choose another place and invitations go out again; if not,"
            + " tell them another way."),
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
    PERHAPS_NO_TEXTS(
        "Somebody may want no more texts: read it and say. Until then no text goes to this person,"
            + " and letters by text wait."),
    ANSWERED_BY_HAND("Somebody has written back. Read it, and answer."),
    STRANGERS_WROTE(
        "Somebody we do not know has written. Look at it under Letters, What people have written"
            + " back: people we know are listed first, then all others."),
    GROUP_MAIL_WAITS(
        "A message to a core group cannot be passed on yet. It is tried again every minute. If it"
            + " does not go, tell the members another way, and ring whoever runs the suite."),
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

    /** Whether somebody is asked to tell a person what a letter could not. */
    boolean asksToTell() {
      return switch (this) {
        case TELL_THEM,
            TELL_IN_THEIR_LANGUAGE,
            UNDELIVERABLE,
            LETTER_REFUSED,
            WOULD_TELL,
            HELD_UP,
            NOT_SAFE_NOW,
            COUNCIL_WOULD_SHOW,
            EXPIRED ->
            true;
        default -> false;
      };
    }
  }
}
