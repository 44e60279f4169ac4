package uk.coregroups.scheduling.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.TaskId;

/**
 * Something for a person to do.
 *
 * @param reference what letters call what it is about
 * @param note what somebody said they did about it
 */
public record Task(
    TaskId id,
    CoreGroupId coreGroup,
    Kind kind,
    String reference,
    Instant openedAt,
    @Nullable String note) {

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
    /** The last plan of a family has ended and a meeting is still booked. */
    MEETING_AFTER_THE_END(
        "The plan has ended and this meeting is still in the diary. Cancel it, or hold it as a last"
            + " one."),
    /** A child on a plan is to be taught at home, for which the council must consent. */
    HOME_EDUCATION_MEANT(
        "A child on a plan is to be educated at home. The council's consent is needed: speak to the"
            + " team manager, and record what was decided."),
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
