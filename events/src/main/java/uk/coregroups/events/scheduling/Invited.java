package uk.coregroups.events.scheduling;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.events.ids.PersonId;

/**
 * One person's invitation.
 *
 * @param sequence the calendar entry's SEQUENCE (RFC 5546, 2.1.4), counted for this person alone
 * @param ownTime when they are to come, if not for the whole meeting: theirs alone to know
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Invited(
    InvitationId invitation, PersonId person, int sequence, @Nullable OwnTime ownTime) {

  /** When this person is to come. */
  public Slot in(Slot meeting) {
    return ownTime == null ? meeting : ownTime.in(meeting);
  }

  /**
   * The part of a meeting to which one person is asked, where they come at another time than
   * others. It is counted from the start of the meeting, so that it moves along with it.
   *
   * @param after how many minutes after the meeting begins they come
   * @param minutes how many minutes they stay
   */
  public record OwnTime(int after, int minutes) {

    /** When that is. */
    public Slot in(Slot meeting) {
      var begins = meeting.date().atTime(meeting.start()).plusMinutes(after);
      return new Slot(begins.toLocalDate(), begins.toLocalTime(), minutes);
    }

    /** Whether they come and go while the meeting lasts. */
    public boolean fits(Slot meeting) {
      return after >= 0 && minutes <= meeting.minutes() - after;
    }

    /** Whether two people at these times would be in the room together. */
    public boolean overlaps(OwnTime other) {
      return after < other.until() && other.after < until();
    }

    /** How many minutes after the meeting begins they go. */
    public int until() {
      return after + minutes;
    }
  }
}
