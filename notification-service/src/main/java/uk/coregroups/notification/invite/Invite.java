package uk.coregroups.notification.invite;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.events.ids.LetterId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.scheduling.InvitationAdded;
import uk.coregroups.events.scheduling.InvitationAskedAgain;
import uk.coregroups.events.scheduling.InvitationMerged;
import uk.coregroups.events.scheduling.InvitationWithdrawn;
import uk.coregroups.events.scheduling.Invited;
import uk.coregroups.events.scheduling.MeetingBooked;
import uk.coregroups.events.scheduling.MeetingCancelled;
import uk.coregroups.events.scheduling.MeetingMoved;
import uk.coregroups.events.scheduling.Slot;
import uk.coregroups.notification.letter.Letter;
import uk.coregroups.notification.letter.LetterStore;
import uk.coregroups.notification.letter.Purpose;
import uk.coregroups.notification.task.Task;
import uk.coregroups.notification.task.TaskStore;

/**
 * Turns what happens to a meeting into letters, one for each person it concerns and nobody else.
 *
 * <p>What has not gone out when something newer happens never goes out. Somebody who was never told
 * of a meeting is not told that it is cancelled.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Invite {

  /** How long after its start a cancellation is still worth having, to clear a calendar. */
  private static final Duration CLEARING = Duration.ofDays(7);

  private final EntryStore entries;
  private final LetterStore letters;
  private final TaskStore tasks;

  Invite(EntryStore entries, LetterStore letters, TaskStore tasks) {
    this.tasks = tasks;
    this.entries = entries;
    this.letters = letters;
  }

  public void booked(MeetingBooked booked, PartnershipId partnership, Instant now) {
    entries.save(
        booked.meeting(),
        partnership,
        booked.coreGroup(),
        booked.reference(),
        booked.slot(),
        booked.venue());
    var about = new About(partnership, booked.coreGroup(), booked.meeting(), booked.reference());
    booked.invited().forEach(one -> entries.save(one, booked.meeting(), partnership));
    write(about, Purpose.INVITATION, booked.invited(), start(booked.slot()), now);
  }

  public void moved(MeetingMoved moved, PartnershipId partnership, Instant now) {
    entries.save(
        moved.meeting(),
        partnership,
        moved.coreGroup(),
        moved.reference(),
        moved.slot(),
        moved.venue());
    letters.supersede(moved.meeting(), now);
    var about = new About(partnership, moved.coreGroup(), moved.meeting(), moved.reference());
    moved.invited().forEach(one -> entries.save(one, moved.meeting(), partnership));
    write(about, Purpose.INVITATION, moved.invited(), start(moved.slot()), now);
  }

  public void cancelled(MeetingCancelled cancelled, PartnershipId partnership, Instant now) {
    entries.cancel(cancelled.meeting());
    letters.supersede(cancelled.meeting(), now);
    var about =
        new About(partnership, cancelled.coreGroup(), cancelled.meeting(), cancelled.reference());
    cancelled.invited().forEach(one -> entries.save(one, cancelled.meeting(), partnership));
    var told =
        cancelled.invited().stream().filter(one -> letters.hasGoneOut(one.invitation())).toList();
    nobodyIsToTell(
        cancelled.invited().stream()
            .filter(one -> !told.contains(one))
            .map(Invited::invitation)
            .toList(),
        now);
    write(about, Purpose.CANCELLATION, told, any -> now.plus(CLEARING), now);
  }

  public void added(InvitationAdded added, PartnershipId partnership, Instant now) {
    entries.save(added.invited(), added.meeting(), partnership);
    letters.supersede(added.invited().invitation(), now);
    tellAgain(Purpose.INVITATION, added.meeting(), added.invited(), partnership, now);
  }

  public void askedAgain(InvitationAskedAgain again, PartnershipId partnership, Instant now) {
    tellAgain(Purpose.ASK_AGAIN, again.meeting(), again.invited(), partnership, now);
  }

  public void withdrawn(InvitationWithdrawn withdrawn, PartnershipId partnership, Instant now) {
    var invited = withdrawn.invited();
    entries.save(invited, withdrawn.meeting(), partnership);
    entries.withdraw(invited.invitation());
    letters.supersede(invited.invitation(), now);
    if (letters.hasGoneOut(invited.invitation())) {
      var meeting = entries.meeting(withdrawn.meeting()).orElseThrow();
      var about =
          new About(partnership, withdrawn.coreGroup(), withdrawn.meeting(), meeting.reference());
      write(about, Purpose.WITHDRAWAL, List.of(invited), any -> now.plus(CLEARING), now);
    } else {
      nobodyIsToTell(List.of(invited.invitation()), now);
    }
  }

  /** Whoever does not know of it need not be told any more. */
  private void nobodyIsToTell(List<InvitationId> invitations, Instant now) {
    tasks.cameRight(
        Task.Kind.TELL_THEM, invitations.stream().map(InvitationId::value).toList(), now);
  }

  /** Another invitation of the same person stands for this one: nothing more is said of it. */
  public void merged(InvitationMerged merged, Instant now) {
    entries.withdraw(merged.gone());
    letters.supersede(merged.gone(), now);
    nobodyIsToTell(List.of(merged.gone()), now);
  }

  /** A calendar has asked for the invitation as it stands (METHOD:REFRESH). */
  public void refresh(EntryStore.Holder holder, Instant now) {
    tellAgain(Purpose.ASK_AGAIN, holder.meeting(), holder.invited(), holder.partnership(), now);
  }

  private void tellAgain(
      Purpose purpose,
      MeetingId meetingId,
      Invited invited,
      PartnershipId partnership,
      Instant now) {
    var meeting = entries.meeting(meetingId).orElseThrow();
    var about = new About(partnership, meeting.coreGroup(), meetingId, meeting.reference());
    write(about, purpose, List.of(invited), start(meeting.slot()), now);
  }

  private void write(
      About about,
      Purpose purpose,
      List<Invited> invited,
      Function<Invited, Instant> expires,
      Instant now) {
    letters.write(
        invited.stream().map(one -> letter(about, purpose, one, expires.apply(one), now)).toList(),
        now);
  }

  private static Letter letter(
      About about, Purpose purpose, Invited one, Instant expires, Instant now) {
    UUID invitation = one.invitation().value();
    // A sequence is told once; a person may be asked again about the same one as often as they
    // answer.
    var step =
        purpose == Purpose.ASK_AGAIN
            ? one.sequence() + " at " + now.getEpochSecond()
            : String.valueOf(one.sequence());
    return new Letter(
        LetterId.fresh(),
        about.partnership,
        about.coreGroup,
        one.person(),
        purpose,
        invitation,
        step,
        about.reference,
        about.meeting,
        one.invitation(),
        null,
        null,
        expires);
  }

  /** A letter is of use until its receiver is to be there. */
  private static Function<Invited, Instant> start(Slot meeting) {
    return one -> one.in(meeting).startsAt();
  }

  private record About(
      PartnershipId partnership, CoreGroupId coreGroup, MeetingId meeting, String reference) {}
}
