package uk.coregroups.scheduling.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.TaskId;

/**
 * Something for a person to do.
 *
 * @param reference what letters call what it is about
 * @param note what somebody said they did about it
 * @param meeting the meeting on whose page it is settled, if it is
 * @param detail what exactly is to be done, if the kind does not say it all
 */
public record Task(
    TaskId id,
    CoreGroupId coreGroup,
    Kind kind,
    String reference,
    Instant openedAt,
    @Nullable String note,
    @Nullable MeetingId meeting,
    @Nullable String detail) {

  /** What is to be done, in words. */
  public String words() {
    return detail == null ? kind.words() : kind.words() + " " + detail + ".";
  }

  /** What can be asked of a person. */
  public enum Kind {
    /** Minutes are five working days late; the policy offers an escalation, a person decides. */
    ESCALATION_PROPOSED(
        "Minutes are still not shared. Speak to the person first; then decide whether to record an"
            + " escalation."),
    /** A rung was reached and nobody fills the part that should hear of it. */
    NOBODY_TO_TELL(
        "A reminder was due and nobody fills the role it is for. Look at who is in the group."),
    /** A Safeguarding Lead was told by a person of a move that will not happen. */
    TELL_FORMER_LEAD("Tell the first school's lead that the move no longer applies to them."),
    /**
     * The last plan of a family has ended and a meeting is still booked: nobody is reminded of it
     * while this is open.
     */
    MEETING_AFTER_THE_END(
        "This group is closed and its meeting is still booked. Cancel it or keep it: until then"
            + " nobody is reminded of it."),
    /** A child on a plan is to be taught at home, for which the council must consent. */
    HOME_EDUCATION_MEANT(
        "A child on a plan is to be educated at home. The council's consent is needed: speak to the"
            + " team manager, and record what was decided."),
    /** Somebody invited needs something to take part. */
    ARRANGE(
        "Arrange what somebody needs to take part, and say on the meeting's page that it is"
            + " arranged, or why it is not needed:"),
    /** A closed group's time is over, and something in it is not. */
    PURGE_WAITS(
        "This group has closed and its record is to be purged, but something in it is still open."
            + " Settle it, or say here what became of it: then the record goes."),
    /** At a stock-take the chair said that a member has left. */
    SAID_TO_HAVE_LEFT(
        "At the meeting it was said that a member has left. Open its stock-take, and record since"
            + " when and why."),
    /** At a stock-take the chair said that somebody should be a member. */
    SAID_TO_BE_MISSING(
        "At the meeting it was said that somebody should be added. Open its stock-take, and add"
            + " them or find out who it is."),
    /** A family member came to other meetings at a time that this one does not have. */
    NO_ROOM_FOR_OWN_TIME(
        "Somebody who comes at a time of their own is not invited: this meeting is too short for"
            + " it. Make it longer, and they are; then give them another time if you wish."),
    /** The last working days before the holiday, and the new school has not been told. */
    SCHOOL_LAST_CHANCE(
        "The new school has not been told, and hardly a day is left on which to. Ring them.");

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
